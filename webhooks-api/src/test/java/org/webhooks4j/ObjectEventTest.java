package org.webhooks4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObjectEventTest {

    @Test
    void anUpdateOfOneInstanceIsRefusedWithTheRemedy() {
        Object server = new Object();
        assertThatThrownBy(() -> ObjectEvent.updated(server, server))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("take webhooks.snapshot(object) before changing it");
    }

    @Test
    void equalInstancesAreTwoStates() {
        ObjectEvent event = ObjectEvent.updated(new String("a"), new String("a"));
        assertThat(event.before()).isEqualTo(event.after());
    }

    @Test
    void aDeletionKnowsTheStateBeforeAndEverythingElseTheStateAfter() {
        assertThat(ObjectEvent.deleted("x").before()).isEqualTo("x");
        assertThat(ObjectEvent.deleted("x").after()).isNull();
        assertThat(ObjectEvent.of(EventType.of("rebooted"), "x").after()).isEqualTo("x");
        assertThat(ObjectEvent.created("x").before()).isNull();
    }

    @Test
    void whoAndWhatIsAddedToCopies() {
        ObjectEvent plain = ObjectEvent.created("x");
        ObjectEvent told = plain.as("server", 7).by("alice").from("inventory");
        assertThat(plain.actor()).isNull();
        assertThat(told.objectType()).isEqualTo("server");
        assertThat(told.objectId()).isEqualTo(7);
        assertThat(told.actor()).isEqualTo("alice");
        assertThat(told.origin()).isEqualTo("inventory");
    }

    @Test
    void theNoopTakesEverythingAndMatchesNothing() {
        Webhooks webhooks = Webhooks.NOOP;
        assertThat(webhooks.onObjectEvent(EventType.CREATE, "x").matched()).isFalse();
        assertThat(webhooks.onObjectEvents(List.of(ObjectEvent.created("x"), ObjectEvent.created("y"))))
                .hasSize(2);
        Snapshot before = webhooks.snapshot(Map.of("a", 1));
        assertThat(webhooks.in(Transaction.NONE)
                        .onObjectEvent(ObjectEvent.updated(before, "x"))
                        .deliveryIds())
                .isEmpty();
    }
}
