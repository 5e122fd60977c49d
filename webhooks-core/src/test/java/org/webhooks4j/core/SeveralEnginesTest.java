package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Webhook;
import org.webhooks4j.spi.Dispatcher;
import org.webhooks4j.spi.HttpTransport;

/** Engines in one application share no state, and closing one does not affect another. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SeveralEnginesTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final Receiver receiver = new Receiver();

    @AfterEach
    void stop() {
        receiver.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void enginesOfOneBuilderDeliverWhicheverIsClosedFirst(boolean inOrder) {
        WebhookEngineBuilder builder = builder();
        try (WebhookEngine one = builder.start();
                WebhookEngine other = builder.start()) {
            delivers(one);
            delivers(other);
            WebhookEngine first = inOrder ? one : other;
            first.close();
            delivers(inOrder ? other : one);
        }
    }

    @Test
    void aDispatcherThatWorksForAnotherEngineIsRefusedAndGoesOnWorkingForThatOne() {
        Dispatcher dispatcher = Dispatchers.background();
        try (WebhookEngine one = builder().dispatcher(dispatcher).start()) {
            try (WebhookEngine other = builder().dispatcher(dispatcher).build()) {
                assertThatIllegalStateException()
                        .isThrownBy(other::start)
                        .withMessageContaining("works for another engine")
                        .withMessageContaining("make one for each");
            }
            delivers(one);
        }
    }

    @Test
    void aDirectDispatcherThatWorksForAnotherEngineIsRefusedToo() {
        Dispatcher dispatcher = Dispatchers.direct();
        try (WebhookEngine one = builder().dispatcher(dispatcher).start()) {
            try (WebhookEngine other = builder().dispatcher(dispatcher).build()) {
                assertThatIllegalStateException().isThrownBy(other::start);
            }
            raise(one);
            assertThat(receiver.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"background", "direct"})
    void aDispatcherOfAClosedEngineIsRefused(String kind) {
        Dispatcher dispatcher = kind.equals("direct") ? Dispatchers.direct() : Dispatchers.background();
        builder().dispatcher(dispatcher).start().close();
        try (WebhookEngine next = builder().dispatcher(dispatcher).build()) {
            assertThatIllegalStateException().isThrownBy(next::start).withMessageContaining("make one for each engine");
        }
    }

    @Test
    void aSharedTransportIsNotClosedWithAnEngine() {
        try (JdkHttpTransport transport = JdkHttpTransport.builder()
                .addressPolicy(AddressRules.standard().allow("127.0.0.0/8"))
                .build()) {
            try (WebhookEngine one =
                    builder().transport(HttpTransport.shared(transport)).start()) {
                delivers(one);
            }
            try (WebhookEngine other =
                    builder().transport(HttpTransport.shared(transport)).start()) {
                delivers(other);
            }
        }
    }

    private WebhookEngineBuilder builder() {
        return WebhookEngine.inMemory()
                .addressPolicy(AddressRules.standard().allow("127.0.0.0/8"))
                .webhook(Webhook.to(receiver.url())
                        .id("wh_1")
                        .on(EventType.CREATE)
                        .build());
    }

    private void delivers(WebhookEngine engine) {
        int before = receiver.requests().size();
        raise(engine);
        receiver.awaitRequest();
        assertThat(engine.drain(LONG)).isTrue();
        assertThat(receiver.requests()).hasSize(before + 1);
    }

    private static void raise(WebhookEngine engine) {
        engine.onObjectEvent(ObjectEvent.created(Map.of("id", "1")).as("server", "1"));
    }
}
