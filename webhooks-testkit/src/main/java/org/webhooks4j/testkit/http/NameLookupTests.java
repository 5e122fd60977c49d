package org.webhooks4j.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.webhooks4j.admin.Outcome.DNS_FAILURE;
import static org.webhooks4j.admin.Outcome.SENDER_FAILURE;
import static org.webhooks4j.admin.Outcome.TIMEOUT;

import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhooks4j.spi.HttpTransport;
import org.webhooks4j.spi.TransportException;
import org.webhooks4j.spi.TransportResponse;

/** Tests of name resolution. */
abstract class NameLookupTests extends TransportTests {

    /** The maximum number of new names resolved concurrently. */
    private static final int MOST_AT_ONCE = 64;

    /** The timeout of requests whose end the test does not wait for. */
    private static final Duration PATIENT = Duration.ofMinutes(5);

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void aNameWithoutAddressIsADnsFailure(String scheme) throws Exception {
        HttpTransport transport = made(setup().resolver(name -> {
            throw new UnknownHostException(name);
        }));

        assertThat(failure(transport.send(request(scheme + "://hooks.example/")))
                        .outcome())
                .isEqualTo(DNS_FAILURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void aNameWithAnEmptyAnswerIsADnsFailure(String scheme) throws Exception {
        HttpTransport transport = made(setup().resolver(name -> List.of()));

        assertThat(failure(transport.send(request(scheme + "://hooks.example/")))
                        .outcome())
                .isEqualTo(DNS_FAILURE);
    }

    @Test
    void aSilentNameServerHoldsNobodyUp() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        HostileServer server = healthyServer();
        AtomicInteger asked = new AtomicInteger();
        HttpTransport transport = made(setup().resolver(name -> {
            if (name.equals("silent.example")) {
                asked.incrementAndGet();
                await(released, name);
            }
            return AddressTexts.of("127.0.0.1");
        }));
        List<CompletableFuture<TransportResponse>> silent = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            silent.add(transport.send(request("http://silent.example/" + i, SHORT)));
        }

        assertThat(answer(transport.send(request("http://hooks.example:" + server.port() + "/")))
                        .statusCode())
                .isEqualTo(200);
        for (CompletableFuture<TransportResponse> result : silent) {
            assertThat(failure(result).outcome()).isEqualTo(TIMEOUT);
        }
        assertThat(asked).as("lookups of one name at a time").hasValue(1);
        released.countDown();
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 60})
    void namesThatAreSeenFirstAndHangHoldUpNoOther(int names) throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        CountDownLatch hanging = new CountDownLatch(names);
        HostileServer server = healthyServer();
        HttpTransport transport = made(setup().resolver(name -> {
            if (name.startsWith("silent")) {
                hanging.countDown();
                await(released, name);
            }
            return AddressTexts.of("127.0.0.1");
        }));
        List<CompletableFuture<TransportResponse>> silent = new ArrayList<>();
        for (int i = 0; i < names; i++) {
            silent.add(transport.send(request("http://silent" + i + ".example:" + server.port() + "/", PATIENT)));
        }
        assertThat(hanging.await(30, TimeUnit.SECONDS)).as("all are looked up").isTrue();

        assertThat(answer(transport.send(request("http://hooks.example:" + server.port() + "/")))
                        .statusCode())
                .isEqualTo(200);
        released.countDown();
        for (CompletableFuture<TransportResponse> result : silent) {
            assertThat(answer(result).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aNewNameIsToldToComeBackWhileTooManyHang() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        CountDownLatch hanging = new CountDownLatch(MOST_AT_ONCE);
        HostileServer server = healthyServer();
        HttpTransport transport = made(setup().resolver(name -> {
            if (name.startsWith("silent")) {
                hanging.countDown();
                await(released, name);
            }
            return AddressTexts.of("127.0.0.1");
        }));
        String known = "http://known.example:" + server.port() + "/";
        assertThat(answer(transport.send(request(known))).statusCode()).isEqualTo(200);
        List<CompletableFuture<TransportResponse>> silent = new ArrayList<>();
        for (int i = 0; i < MOST_AT_ONCE; i++) {
            silent.add(transport.send(request("http://silent" + i + ".example:" + server.port() + "/", PATIENT)));
        }
        assertThat(hanging.await(30, TimeUnit.SECONDS)).as("all are looked up").isTrue();

        assertThat(failure(transport.send(request("http://new.example/", PATIENT))))
                .hasMessageContaining("'new.example' cannot be resolved now")
                .extracting(TransportException::outcome)
                .isEqualTo(SENDER_FAILURE);
        assertThat(answer(transport.send(request(
                                "http://known.example:" + healthyServer().port() + "/", PATIENT)))
                        .statusCode())
                .isEqualTo(200);
        released.countDown();
        for (CompletableFuture<TransportResponse> result : silent) {
            assertThat(answer(result).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void namesThatWereInTroubleBeforeHoldUpNobodyButEachOther() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        Set<String> known = ConcurrentHashMap.newKeySet();
        HostileServer server = healthyServer();
        HttpTransport transport = made(setup().resolver(name -> {
            if (name.startsWith("dead")) {
                if (!known.add(name)) {
                    await(released, name);
                }
                throw new UnknownHostException(name);
            }
            return AddressTexts.of("127.0.0.1");
        }));
        List<CompletableFuture<TransportResponse>> dead = new ArrayList<>();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 50; i++) {
                dead.add(transport.send(request("http://dead" + i + ".example/", LONG)));
            }
            if (round == 0) {
                for (CompletableFuture<TransportResponse> result : dead) {
                    assertThat(failure(result).outcome()).isEqualTo(DNS_FAILURE);
                }
            }
        }

        assertThat(answer(transport.send(request("http://hooks.example:" + server.port() + "/")))
                        .statusCode())
                .isEqualTo(200);
        released.countDown();
        for (CompletableFuture<TransportResponse> result : dead) {
            assertThat(failure(result).outcome()).isEqualTo(DNS_FAILURE);
        }
    }

    @Test
    void anAddressIsCalledWhileAllNamesAreSlow() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        HostileServer server = healthyServer();
        HttpTransport transport = made(setup().resolver(name -> {
            await(released, name);
            return AddressTexts.of("127.0.0.1");
        }));
        List<CompletableFuture<TransportResponse>> slow = new ArrayList<>();
        for (int i = 0; i < MOST_AT_ONCE; i++) {
            slow.add(transport.send(request("http://slow" + i + ".example:" + server.port() + "/", LONG)));
        }

        assertThat(answer(transport.send(request("http://127.0.0.1:" + server.port() + "/")))
                        .statusCode())
                .isEqualTo(200);
        released.countDown();
        for (CompletableFuture<TransportResponse> result : slow) {
            assertThat(answer(result).statusCode()).isEqualTo(200);
        }
    }

    private static void await(CountDownLatch latch, String name) throws UnknownHostException {
        try {
            latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new UnknownHostException(name);
        }
    }
}
