package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.webhooks4j.EventType;
import org.webhooks4j.Transaction;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.core.internal.json.JacksonJsonCodec;
import org.webhooks4j.core.internal.signing.StandardSigner;
import org.webhooks4j.spi.AddressPolicy;
import org.webhooks4j.spi.HttpTransport;
import org.webhooks4j.spi.JsonCodec;
import org.webhooks4j.spi.PayloadFormat;
import org.webhooks4j.spi.RetryPolicy;
import org.webhooks4j.spi.Signer;
import org.webhooks4j.spi.TransportRequest;
import org.webhooks4j.spi.TransportResponse;
import org.webhooks4j.spi.WebhookListener;

/**
 * Every plug-in fails in every way: no thread ends, no slot is lost (there is only one), the log has an attempt of each
 * delivery, and delivery continues when the fault is over.
 */
@Timeout(120)
class FaultyPlugInTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    /** The faulty plug-in. */
    enum PlugIn {
        LISTENER,
        FORMAT,
        CONTENT_TYPE,
        SIGNER,
        TRANSPORT,
        ANSWER,
        RETRY_POLICY,
        CODEC,
        REPOSITORY,
        ADDRESS_POLICY,
        TRANSACTION_SOURCE;

        /** Whether attempts fail while it is faulty. */
        boolean concernsSending() {
            return this != LISTENER && this != REPOSITORY && this != TRANSACTION_SOURCE;
        }
    }

    record Server(String id, String secret) {}

    private final Receiver receiver = new Receiver();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private volatile @Nullable PlugIn faulty;
    private volatile Fault fault = Fault.ERROR;

    static Stream<Arguments> combinations() {
        return Stream.of(PlugIn.values())
                .flatMap(plugIn -> Stream.of(Fault.values()).map(fault -> Arguments.of(plugIn, fault)));
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void noThreadNoPlaceAndNoDeliveryIsLost(PlugIn plugIn, Fault kind) throws InterruptedException {
        fault = kind;
        try (WebhookEngine engine = engine()) {
            raise(engine, "before");
            assertThat(engine.drain(LONG)).isTrue();
            if (plugIn == PlugIn.RETRY_POLICY) {
                receiver.answering(500, 500, 500);
            }

            faulty = plugIn;
            for (int i = 0; i < 3; i++) {
                raise(engine, "meanwhile-" + i);
            }
            assertThat(engine.drain(LONG)).as("drained while faulty").isTrue();
            faulty = null;
            if (plugIn.concernsSending()) {
                assertThat(deliveries(engine, "meanwhile"))
                        .hasSize(3)
                        .allSatisfy(delivery -> assertThat(attempts(engine, delivery))
                                .as("attempts of %s", delivery)
                                .isNotEmpty());
            }

            raise(engine, "after");
            assertThat(engine.drain(LONG)).as("drained afterwards").isTrue();
            assertThat(deliveries(engine, "after"))
                    .singleElement()
                    .extracting(Delivery::status)
                    .isEqualTo(DeliveryStatus.DELIVERED);
            assertThat(threads).as("threads made").hasSize(2);
            assertThat(engine.deliveryTrouble()).isEmpty();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** A transaction source is called in the host's own call, which may report its failure. */
    private void raise(WebhookEngine engine, String id) {
        Runnable call = () -> engine.onObjectEvent(EventType.CREATE, new Server(id, "x"));
        if (faulty == PlugIn.TRANSACTION_SOURCE) {
            try {
                call.run();
            } catch (Throwable e) {
                assertThat(e).isNotNull();
            }
        } else {
            assertThatCode(call::run).doesNotThrowAnyException();
        }
    }

    private static List<Delivery> deliveries(WebhookEngine engine, String prefix) {
        return ScenarioTest.deliveries(engine).stream()
                .filter(delivery -> delivery.objectId().startsWith(prefix))
                .toList();
    }

    private static List<Attempt> attempts(WebhookEngine engine, Delivery delivery) {
        return ScenarioTest.details(engine, delivery.id()).attempts();
    }

    private WebhookEngine engine() {
        Webhook webhook = Webhook.to(receiver.url())
                .id("wh_1")
                .on(EventType.CREATE)
                .format("own")
                .excludedFields("secret") // so that the stored event is decoded
                .build();
        return WebhookEngine.inMemory()
                .repository(() -> or(PlugIn.REPOSITORY, List.of(webhook)))
                .refreshInterval(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .maxInFlight(1)
                .dispatcher(Dispatchers.background(this::thread))
                .listener(new WebhookListener() {
                    @Override
                    public void onAttempt(Delivery delivery, Attempt attempt) {
                        or(PlugIn.LISTENER, "");
                    }
                })
                .format(new OwnFormat())
                .signer(new OwnSigner())
                .transport(new OwnTransport())
                .retryPolicy(this::delay)
                .codec(new OwnCodec())
                .transactions(() -> or(PlugIn.TRANSACTION_SOURCE, Transaction.NONE))
                .start();
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "delivering");
        thread.setDaemon(true);
        threads.add(thread);
        return thread;
    }

    private @Nullable Duration delay(int attempts, RandomGenerator random) {
        return or(PlugIn.RETRY_POLICY, RetryPolicy.schedule(Duration.ofHours(1)).delayAfter(attempts, random));
    }

    /** Returns the value, unless that plug-in is the faulty one. */
    @SuppressWarnings("NullAway") // Null is one of the faults.
    private <T> T or(PlugIn plugIn, T value) {
        return faulty == plugIn ? fault.happen() : value;
    }

    private final class OwnFormat implements PayloadFormat {

        @Override
        public String name() {
            return "own";
        }

        @Override
        public String contentType() {
            return or(PlugIn.CONTENT_TYPE, "text/plain");
        }

        @Override
        public byte[] render(Message message) {
            return or(PlugIn.FORMAT, new byte[] {'1'});
        }
    }

    private final class OwnSigner implements Signer {

        private final Signer signer = new StandardSigner();

        @Override
        public Map<String, String> sign(Webhook webhook, String messageId, Instant timestamp, byte[] body) {
            return or(PlugIn.SIGNER, signer.sign(webhook, messageId, timestamp, body));
        }
    }

    private final class OwnTransport implements HttpTransport, AutoCloseable {

        private final JdkHttpTransport transport = JdkHttpTransport.builder()
                .addressPolicy(new AddressPolicy() {
                    @Override
                    public @Nullable String refusalOf(String host, InetAddress address) {
                        return or(PlugIn.ADDRESS_POLICY, faulty == PlugIn.ADDRESS_POLICY ? "faulty" : null);
                    }
                })
                .build();

        @Override
        public CompletableFuture<TransportResponse> send(TransportRequest request) {
            or(PlugIn.TRANSPORT, "");
            if (faulty == PlugIn.TRANSPORT && fault == Fault.NULL) {
                return or(PlugIn.TRANSPORT, CompletableFuture.failedFuture(new AssertionError()));
            }
            CompletableFuture<TransportResponse> answer = transport.send(request);
            return faulty == PlugIn.ANSWER ? answer.thenApply(response -> or(PlugIn.ANSWER, response)) : answer;
        }

        @Override
        public Set<String> tlsIdentities() {
            return transport.tlsIdentities();
        }

        @Override
        public void close() {
            transport.close();
        }
    }

    private final class OwnCodec implements JsonCodec {

        private final JsonCodec codec = new JacksonJsonCodec();

        @Override
        public Map<String, @Nullable Object> toTree(Object object) {
            return codec.toTree(object);
        }

        @Override
        public String write(@Nullable Object tree) {
            return codec.write(tree);
        }

        @Override
        public Map<String, @Nullable Object> parse(String json) {
            return or(PlugIn.CODEC, codec.parse(json));
        }
    }
}
