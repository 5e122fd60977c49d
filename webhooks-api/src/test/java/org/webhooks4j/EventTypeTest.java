package org.webhooks4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTypeTest {

    /** As a host would write it. */
    private enum Lifecycle implements EventType {
        REBOOTED,
        CREATE
    }

    @Test
    void theStandardTypesAreFoundByName() {
        assertThat(EventType.of("create")).isSameAs(EventType.CREATE);
        assertThat(EventType.of("UPDATE")).isSameAs(EventType.UPDATE);
        assertThat(EventType.of(" Delete ")).isSameAs(EventType.DELETE);
    }

    @Test
    void aHostsEnumFits() {
        assertThat(Lifecycle.REBOOTED.value()).isEqualTo("rebooted");
        assertThat(ObjectEvent.of(Lifecycle.REBOOTED, "x").type()).isEqualTo(EventType.of("rebooted"));
        assertThat(ObjectEvent.of(Lifecycle.CREATE, "x").type()).isSameAs(EventType.CREATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "-x", "naïve", "x\ny"})
    void otherNamesAreRefused(String name) {
        assertThatThrownBy(() -> EventType.of(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("such as create, update or delete");
    }
}
