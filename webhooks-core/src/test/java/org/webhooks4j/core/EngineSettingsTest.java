package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.InvalidWebhookException;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.core.internal.memory.InMemoryStore;
import org.webhooks4j.spi.HttpTransport;
import org.webhooks4j.spi.WebhookListener;

/** Settings are values: an engine keeps the settings that it was built with, and contradictory settings are refused. */
class EngineSettingsTest extends ScenarioTest {

    @Test
    void whatABuilderIsToldLaterChangesNoEngineThatItBuiltBefore() {
        Heard early = new Heard();
        Heard late = new Heard();
        WebhookEngineBuilder builder =
                engine(Mode.SYNCHRONOUS).webhook(webhook().build()).listener(early);
        WebhookEngine before = start(builder);
        builder.dispatcher(Dispatchers.direct())
                .webhook(Webhook.to(receiver.url())
                        .id("wh_2")
                        .on(EventType.CREATE)
                        .build())
                .listener(late)
                .describe(Server.class, "machine", Server::id);
        WebhookEngine after = start(builder);

        before.onObjectEvent(ObjectEvent.created(IN_STOCK).as("server", "42"));
        assertThat(early.webhooks).containsExactly("wh_1");
        assertThat(late.webhooks).isEmpty();
        assertThat(before.admin().webhooks().list()).hasSize(1);

        after.onObjectEvent(ObjectEvent.created(IN_STOCK));
        assertThat(early.webhooks).containsExactlyInAnyOrder("wh_1", "wh_1", "wh_2");
        assertThat(late.webhooks).containsExactlyInAnyOrder("wh_1", "wh_2");
        assertThat(deliveries(after)).extracting(Delivery::objectType).containsOnly("machine");
    }

    @Test
    void whatATransportsBuilderIsToldLaterChangesNoTransport() throws Exception {
        JdkHttpTransportBuilder builder = JdkHttpTransport.builder().addressPolicy(LOOPBACK);
        try (JdkHttpTransport before = builder.build()) {
            builder.addressPolicy(AddressRules.publicOnly()).tlsIdentity("partner", SSLContext.getDefault());
            try (JdkHttpTransport after = builder.build()) {
                assertThat(before.addressPolicy()).isEqualTo(LOOPBACK);
                assertThat(before.tlsIdentities()).isEmpty();
                assertThat(after.addressPolicy()).isEqualTo(AddressRules.publicOnly());
                assertThat(after.tlsIdentities()).containsExactly("partner");
            }
        }
    }

    @Test
    void anEngineInMemoryTakesNoOtherStore() {
        assertThatIllegalStateException()
                .isThrownBy(() -> WebhookEngine.inMemory().store(new InMemoryStore(clock)))
                .withMessageContaining("begin with WebhookEngine.builder()");
    }

    @Test
    void theTransportsAddressPolicyIsTheEngines() {
        HttpTransport transport = JdkHttpTransport.builder()
                .addressPolicy(AddressRules.standard().deny("*.internal.example"))
                .build();
        Webhook webhook =
                webhook().url("https://db.internal.example/").id("wh_1").build();
        try (WebhookEngine engine =
                WebhookEngine.inMemory().transport(transport).build()) {
            assertThatExceptionOfType(InvalidWebhookException.class)
                    .isThrownBy(() -> engine.admin().webhooks().create(webhook))
                    .withMessageContaining("'*.internal.example' is denied");
        }
    }

    @Test
    void anAddressPolicyBesidesTheTransportsIsRefusedUnlessItIsEqual() {
        try (JdkHttpTransport transport =
                JdkHttpTransport.builder().addressPolicy(LOOPBACK).build()) {
            WebhookEngineBuilder builder = WebhookEngine.inMemory().transport(HttpTransport.shared(transport));
            builder.addressPolicy(AddressRules.standard().allow("127.0.0.0/8"))
                    .build()
                    .close();
            assertThatIllegalStateException()
                    .isThrownBy(builder.addressPolicy(AddressRules.publicOnly())::build)
                    .withMessageContaining("give the policy to the transport's builder")
                    .withMessageContaining("allowed [127.0.0.0/8]");
        }
    }

    @Test
    void withATransportThatChecksNothingTheEnginesPolicyHoldsForWhatIsSaved() {
        try (WebhookEngine engine = WebhookEngine.inMemory()
                .transport(request -> new CompletableFuture<>())
                .addressPolicy(AddressRules.publicOnly())
                .build()) {
            assertThatExceptionOfType(InvalidWebhookException.class)
                    .isThrownBy(() -> engine.admin()
                            .webhooks()
                            .create(webhook().url("https://10.0.0.1/").build()));
        }
    }

    @Test
    void twoWebhooksOfOneIdAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> engine(Mode.SYNCHRONOUS)
                        .webhook(webhook().build())
                        .webhook(webhook().build()))
                .withMessageContaining("two webhooks 'wh_1'");
    }

    @Test
    void aStoreThatKeepsWebhooksWantsTheirIds() {
        Webhook withoutId = Webhook.to("https://inventory.example.com/hook?token=geheim")
                .on(EventType.CREATE)
                .build();
        for (Webhook webhook :
                List.of(withoutId, Webhook.copyOf(withoutId).name("Inventory").build())) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> engine(Mode.SYNCHRONOUS, new SmallestStore(clock))
                            .webhook(webhook)
                            .build())
                    .withMessageContaining("https://inventory.example.com/hook")
                    .withMessageContaining("each start would add another one")
                    .withMessageContaining("Webhook.to(url).id(\"inventory\")")
                    .withMessageNotContaining("geheim");
            assertThatIllegalStateException()
                    .isThrownBy(() -> engine(Mode.SYNCHRONOUS)
                            .repository(new SmallestStore(clock).webhooks())
                            .webhook(webhook)
                            .build())
                    .withMessageContaining("each start would add another one");
        }
        start(engine(Mode.SYNCHRONOUS).webhook(withoutId));
    }

    @Test
    void ofWebhooksWithoutAKeyTheStartWarnsOnceUnlessThatIsIntended() {
        List<String> lines = LogLines.during(
                () -> start(engine(Mode.SYNCHRONOUS)
                        .webhook(webhook().build())
                        .webhook(webhook().id("wh_2").build())
                        .webhook(webhook().id("wh_3").unsigned().build())
                        .webhook(webhook().id("wh_4").active(false).build())
                        .webhook(webhook()
                                .id("wh_5")
                                .signedWith(SigningKey.generate())
                                .build())),
                "no key");

        assertThat(lines).singleElement().asString().contains("WARN").contains("webhooks wh_1, wh_2, which");
        assertThat(lines.get(0)).contains("signedWith(").contains("unsigned()");
    }

    @Test
    void unsignedTakesTheKeysAway() {
        assertThat(webhook()
                        .signedWith(SigningKey.generate())
                        .unsigned()
                        .build()
                        .signingKeys())
                .isEmpty();
    }

    @Test
    void aMissingUrlIsRefusedAtOnceWithTheRemedy() {
        assertThatNullPointerException()
                .isThrownBy(() -> Webhook.to(null))
                .withMessageContaining("URL is null: check the setting that it comes from");
        assertThatNullPointerException().isThrownBy(() -> webhook().url(null)).withMessageContaining("URL is null");
    }

    private static final class Heard implements WebhookListener {

        private final List<String> webhooks = new ArrayList<>();

        @Override
        public void onAttempt(Delivery delivery, Attempt attempt) {
            webhooks.add(delivery.webhookId());
        }
    }
}
