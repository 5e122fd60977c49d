package org.webhooks4j.core.internal.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.slf4j.event.EventRecordingLogger;
import org.slf4j.event.Level;
import org.slf4j.event.SubstituteLoggingEvent;
import org.slf4j.helpers.SubstituteLogger;
import org.webhooks4j.StoreException;

class FailureStreakLogTest {

    private final Queue<SubstituteLoggingEvent> lines = new ArrayDeque<>();
    private final FailureStreakLog trouble = new FailureStreakLog(
            new EventRecordingLogger(new SubstituteLogger("test", lines, false), lines), "Claiming deliveries");

    @Test
    void troubleThatLastsIsToldOnceAndItsEndToo() {
        for (int i = 0; i < 100; i++) {
            trouble.failed(new StoreException("the database cannot be reached"));
        }
        trouble.succeeded();
        trouble.succeeded();

        assertThat(lines)
                .filteredOn(line -> line.getLevel() != Level.DEBUG)
                .extracting(SubstituteLoggingEvent::getLevel)
                .containsExactly(Level.WARN, Level.INFO);
    }
}
