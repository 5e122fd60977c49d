package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhooks4j.DeliveryOptions;
import org.webhooks4j.EventType;
import org.webhooks4j.InvalidWebhookException;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryDetails;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.spi.HttpTransport;
import org.webhooks4j.spi.TransportRequest;
import org.webhooks4j.spi.TransportResponse;

/**
 * Tests the address policy and TLS identities: violations are reported when a webhook is saved, and enforced for
 * webhooks that were written without the check.
 */
class TargetScenarioTest extends ScenarioTest {

    private static final AddressRules RULES =
            AddressRules.publicOnly().allow("10.20.0.0/16").deny("*.internal.example", "10.20.0.1");

    /** A row of the host's own table that was never validated. */
    private record Row(String url, DeliveryOptions options) implements Webhook {

        @Override
        public String id() {
            return "row";
        }

        @Override
        public String name() {
            return "Row";
        }

        @Override
        public Set<EventType> eventTypes() {
            return Set.of(EventType.CREATE);
        }
    }

    private Attempt attemptOf(WebhookEngine engine) {
        engine.onObjectEvent(EventType.CREATE, ACTIVE);
        Delivery delivery =
                engine.admin().deliveries().search(DeliveryQuery.all()).items().get(0);
        DeliveryDetails details =
                engine.admin().deliveries().find(delivery.id()).orElseThrow();
        assertThat(details.attempts()).hasSize(1);
        return details.attempts().get(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://LOCALHOST.internal.example./",
                "http://localhost/",
                "http://LocalHost./",
                "http://hooks.localhost:8080/",
                "http://http://8.8.8.8/",
                "http://db.internal.example/",
                "http://10.20.0.1:8080/",
                "http://10.1.2.3/",
                "http://2130706433/",
                "http://017700000001/",
                "http://0x7f000001/",
                "http://0177.0.0.1/",
                "http://[::1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:a9fe:a9fe]/",
                "http://[2002:a9fe:a9fe::]/",
                "http://[64:ff9b::169.254.169.254]/",
                "http://[fe80::1%25eth0]/",
                "http://169.254.169.254/latest/meta-data/"
            })
    void aForbiddenTargetIsRefusedWhenSaved(String url) {
        WebhookEngine engine = start(engine(Mode.SYNCHRONOUS).addressPolicy(RULES));

        assertThatThrownBy(() ->
                        engine.admin().webhooks().create(webhook().url(url).build()))
                .isInstanceOfSatisfying(
                        InvalidWebhookException.class,
                        refusal -> assertThat(refusal.violations())
                                .extracting(InvalidWebhookException.Violation::field)
                                .containsExactly("url"));
        assertThat(engine.admin().webhooks().list()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://user:geheim@127.0.0.1/",
                "http://user:ge^heim@127.0.0.1/",
                "http://user:ge/heim@127.0.0.1/",
                "http://user:geheim@127.0.0.1:x/"
            })
    void noPasswordOfAUrlReachesTheLog(String url) {
        WebhookEngine engine =
                start(engine(Mode.SYNCHRONOUS).repository(() -> List.of(new Row(url, DeliveryOptions.DEFAULT))));

        Attempt attempt = attemptOf(engine);

        assertThat(attempt.outcome()).isEqualTo(Outcome.UNSENDABLE);
        assertThat(attempt.toString()).doesNotContain("geheim").doesNotContain("heim@");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "http://127.0.0.1/ ADDRESS_REFUSED",
                "http://db.internal.example/ ADDRESS_REFUSED",
                "http://2130706433/ ADDRESS_REFUSED",
                "http://[::ffff:127.0.0.1]/ ADDRESS_REFUSED",
                "http://127.1/ UNSENDABLE",
                "http://１２７.0.0.1/ UNSENDABLE",
                "http://①②⑦.0.0.1/ UNSENDABLE",
                "http://127。0。0。1/ UNSENDABLE",
                "http://bücher.example/ UNSENDABLE",
                "http://user@127.0.0.1/ UNSENDABLE",
                "http://hooks.example@127.0.0.1/ UNSENDABLE",
                "http://hooks.example:0/ UNSENDABLE",
                "http://hooks.example:70000/ UNSENDABLE",
                "http://hooks.example\\@127.0.0.1/ UNSENDABLE",
                "http:///127.0.0.1/ UNSENDABLE",
                "file:///etc/passwd UNSENDABLE",
                "gopher://127.0.0.1/ UNSENDABLE"
            })
    void aForbiddenTargetWrittenPastTheCheckIsNotCalled(String url, Outcome expected) {
        Row row = new Row(url, DeliveryOptions.DEFAULT);
        WebhookEngine engine =
                start(engine(Mode.SYNCHRONOUS).addressPolicy(RULES).repository(() -> List.of(row)));

        assertThat(attemptOf(engine).outcome()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://hooks.example/\r\nX-Forged: 1", "http://hooks.example/\u0000", "http://hooks .example/"})
    void aTargetWithControlCharactersWrittenPastTheCheckIsNotCalled(String url) {
        Row row = new Row(url, DeliveryOptions.DEFAULT);
        WebhookEngine engine =
                start(engine(Mode.SYNCHRONOUS).addressPolicy(RULES).repository(() -> List.of(row)));

        assertThat(attemptOf(engine).outcome()).isEqualTo(Outcome.UNSENDABLE);
    }

    @Test
    void anUnknownTlsIdentityIsRefusedWhenSaved() throws Exception {
        WebhookEngine engine = start(engine(Mode.SYNCHRONOUS)
                .transport(JdkHttpTransport.builder()
                        .addressPolicy(LOOPBACK)
                        .tlsIdentity("partner", SSLContext.getDefault())
                        .build()));
        String url = "https://hooks.example.com/";

        engine.admin()
                .webhooks()
                .create(webhook().url(url).tlsIdentity("partner").build());

        assertThatThrownBy(() -> engine.admin()
                        .webhooks()
                        .update(webhook().url(url).tlsIdentity("partnr").build()))
                .isInstanceOf(InvalidWebhookException.class)
                .hasMessageContaining("tlsIdentity: 'partnr' is not known; the transport has partner");
    }

    @Test
    void anUnknownTlsIdentityWrittenPastTheCheckIsNotSentUnderAnother() {
        Row row = new Row("https://127.0.0.1:1/", DeliveryOptions.DEFAULT.withTlsIdentity("partner"));
        WebhookEngine engine = start(engine(Mode.SYNCHRONOUS).repository(() -> List.of(row)));

        Attempt attempt = attemptOf(engine);

        assertThat(attempt.outcome()).isEqualTo(Outcome.UNSENDABLE);
        assertThat(attempt.error()).contains("'partner'");
    }

    @Test
    void theTransportLearnsTheWebhooksTlsIdentity() {
        AtomicReference<@Nullable TransportRequest> sent = new AtomicReference<>();
        HttpTransport transport = new HttpTransport() {
            @Override
            public CompletableFuture<TransportResponse> send(TransportRequest request) {
                sent.set(request);
                return CompletableFuture.completedFuture(
                        new TransportResponse(200, Map.of(), "", false, null, null, null));
            }

            @Override
            public Set<String> tlsIdentities() {
                return Set.of("partner");
            }
        };
        WebhookEngine engine = start(engine(Mode.SYNCHRONOUS)
                .transport(transport)
                .webhook(webhook()
                        .url("https://hooks.example.com/")
                        .tlsIdentity("partner")
                        .build()));

        engine.onObjectEvent(EventType.CREATE, ACTIVE);

        assertThat(sent.get())
                .isNotNull()
                .extracting(TransportRequest::tlsIdentity)
                .isEqualTo("partner");
    }
}
