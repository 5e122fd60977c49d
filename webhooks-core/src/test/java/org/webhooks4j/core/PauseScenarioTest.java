package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.webhooks4j.EventType;

/** A paused node takes events and delivers none. */
class PauseScenarioTest extends ScenarioTest {

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aPausedNodeDeliversAfterItIsResumed(Mode mode) {
        WebhookEngine engine = start(mode, webhook());
        engine.pause();
        engine.onObjectEvent(EventType.CREATE, IN_STOCK);
        mode.settle(engine);

        assertThat(engine.isPaused()).isTrue();
        assertThat(receiver.requests()).isEmpty();
        assertThat(engine.deliveryTrouble()).isEmpty();
        assertThat(engine.admin().diagnostics().health().get(0).pending()).isEqualTo(1);

        engine.resume();
        mode.settle(engine);

        assertThat(engine.isPaused()).isFalse();
        assertThat(receiver.requests()).hasSize(1);
    }
}
