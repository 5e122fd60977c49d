package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.webhooks4j.BulkEvents;
import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Transaction;
import org.webhooks4j.UnitOfWork;
import org.webhooks4j.admin.Backfill;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.Page;

/** An event's id contains the exact millisecond of the event, which stores rely on, however the event was raised. */
class EventTimeTest extends ScenarioTest {

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /** No two readings are equal, so that an id and a time from separate readings differ. */
    private static final class RunningClock extends Clock {

        private final AtomicLong millis = new AtomicLong(DrivenClock.BEGIN.toEpochMilli());

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis.incrementAndGet());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("the tests need no other zone");
        }
    }

    @Test
    void theIdOfEveryEventTellsItsTime() {
        WebhookEngine engine = start(engine(Mode.SYNCHRONOUS)
                .clock(new RunningClock())
                .webhook(webhook().build())
                .webhook(webhook().id("wh_2").bulkEvents(BulkEvents.SUMMARY).build()));
        ObjectEvent created = ObjectEvent.created(ACTIVE);
        engine.onObjectEvent(created);
        engine.onObjectEvents(List.of(created, ObjectEvent.updated(IN_STOCK, ACTIVE)));
        try (UnitOfWork unit = engine.unitOfWork()) {
            unit.onObjectEvent(ObjectEvent.created(IN_STOCK));
            unit.onObjectEvent(ObjectEvent.updated(IN_STOCK, ACTIVE));
            unit.complete();
        }
        engine.admin()
                .backfills()
                .run(
                        "wh_1",
                        Backfill.of((cursor, step) -> step.take(Transaction.NONE, new Page<>(List.of(created), null)))
                                .atMostPerSecond(1_000_000));

        List<Delivery> deliveries = deliveries(engine);
        assertThat(deliveries)
                .extracting(Delivery::eventType)
                .contains(EventType.CREATE, EventType.UPDATE, EventType.of("summary"));
        assertThat(deliveries)
                .hasSizeGreaterThanOrEqualTo(7)
                .allSatisfy(delivery -> assertThat(millisOf(delivery.eventId()))
                        .isEqualTo(delivery.occurredAt().toEpochMilli()));
    }

    private static long millisOf(String eventId) {
        return eventId.substring("evt_".length())
                .chars()
                .limit(10)
                .mapToLong(DIGITS::indexOf)
                .reduce(0, (time, digit) -> time * 32 + digit);
    }
}
