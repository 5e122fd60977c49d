package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.webhooks4j.EventType;
import org.webhooks4j.Filter;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.UnitOfWork;
import org.webhooks4j.admin.Explanation.Rule;
import org.webhooks4j.admin.SkippedEvent;
import org.webhooks4j.admin.SkippedQuery;
import org.webhooks4j.admin.WebhookAdmin;

/** "Yesterday's event was not sent: why?" */
class TraceScenarioTest extends ScenarioTest {

    private static final SkippedQuery WEBHOOK = SkippedQuery.of("wh_1");

    private static List<SkippedEvent> skipped(WebhookEngine engine) {
        return engine.admin().diagnostics().skipped(WEBHOOK.withOldestFirst()).items();
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void whileAWebhookIsTracedTheReasonIsWrittenDownForEachEventThatItDoesNotGet(Mode mode) {
        WebhookEngine engine = start(
                mode,
                webhook().on(EventType.UPDATE).filter(Filter.changed("status").to("lost")));
        engine.onObjectEvent(ObjectEvent.updated(IN_STOCK, ACTIVE));
        engine.admin().diagnostics().trace("wh_1", Duration.ofDays(1));
        engine.onObjectEvent(ObjectEvent.updated(IN_STOCK, ACTIVE));
        clock.advance(Duration.ofHours(1));
        engine.onObjectEvent(ObjectEvent.of(EventType.of("moved"), ACTIVE));
        engine.onObjectEvent(ObjectEvent.updated(ACTIVE, new Server("42", "web-01", "lost")));
        mode.settle(engine);

        assertThat(receiver.bodies()).hasSize(1);
        assertThat(skipped(engine)).extracting(SkippedEvent::rule).containsExactly(Rule.FILTER, Rule.EVENT_TYPE);
        assertThat(skipped(engine).get(0).reason())
                .isEqualTo("filter clause status changed to 'lost': it changed from 'in_stock' to 'active'");
        assertThat(skipped(engine).get(0).occurredAt()).isEqualTo(DrivenClock.BEGIN);
        assertThat(skipped(engine).get(1).eventType()).isEqualTo(EventType.of("moved"));
    }

    @Test
    void anInactiveWebhookSaysThatItIs() {
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook().inactive("the receiver answered 410 Gone"));
        engine.admin().diagnostics().trace("wh_1", Duration.ofDays(1));
        engine.onObjectEvent(ObjectEvent.created(ACTIVE));

        assertThat(skipped(engine))
                .extracting(SkippedEvent::reason)
                .containsExactly("the webhook is inactive: the receiver answered 410 Gone");
    }

    @Test
    void aTraceEndsByItself() {
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook().on(EventType.DELETE));
        engine.admin().diagnostics().trace("wh_1", Duration.ofHours(1));
        clock.advance(Duration.ofHours(1));
        engine.onObjectEvent(ObjectEvent.created(ACTIVE));

        assertThat(skipped(engine)).isEmpty();
    }

    @Test
    void aTraceEndsAtOnceIfItIsAskedTo() {
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook().on(EventType.DELETE));
        engine.admin().diagnostics().trace("wh_1", Duration.ofHours(1));
        engine.admin().diagnostics().trace("wh_1", Duration.ZERO);
        engine.onObjectEvent(ObjectEvent.created(ACTIVE));

        assertThat(skipped(engine)).isEmpty();
    }

    @Test
    void aTraceIsBoundedHoweverManyEventsThereAre() {
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook().on(EventType.DELETE));
        engine.admin().diagnostics().trace("wh_1", Duration.ofDays(7));
        engine.onObjectEvents(IntStream.range(0, 10_050)
                .mapToObj(i -> ObjectEvent.created(new Server("s" + i, "x", "y")))
                .toList());

        int entries = 0;
        SkippedQuery query = WEBHOOK.withLimit(1_000);
        for (String next = "";
                next != null;
                next = engine.admin().diagnostics().skipped(query).next()) {
            query = next.isEmpty() ? query : query.withCursor(next);
            entries += engine.admin().diagnostics().skipped(query).items().size();
        }
        assertThat(entries).isEqualTo(10_000);
    }

    @Test
    void ofATransactionThatIsRolledBackNothingIsWrittenDown() {
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook().on(EventType.DELETE));
        engine.admin().diagnostics().trace("wh_1", Duration.ofHours(1));
        HostTransaction transaction = new HostTransaction();
        engine.in(transaction).onObjectEvent(ObjectEvent.created(ACTIVE));

        assertThat(skipped(engine)).isEmpty();
        transaction.commit();
        assertThat(skipped(engine)).hasSize(1);
    }

    @Test
    void ofAUnitOfWorkOnlyWhatItComesToIsWrittenDown() {
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook().on(EventType.DELETE));
        engine.admin().diagnostics().trace("wh_1", Duration.ofHours(1));
        try (UnitOfWork unit = engine.unitOfWork()) {
            unit.onObjectEvent(ObjectEvent.created(IN_STOCK));
            unit.onObjectEvent(ObjectEvent.updated(IN_STOCK, ACTIVE));
            unit.complete();
        }

        assertThat(skipped(engine)).extracting(SkippedEvent::eventType).containsExactly(EventType.CREATE);
    }

    @Test
    void aLongReasonIsShortened() {
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook().inactive("x".repeat(5_000)));
        engine.admin().diagnostics().trace("wh_1", Duration.ofDays(1));
        engine.onObjectEvent(ObjectEvent.created(ACTIVE));

        assertThat(skipped(engine).get(0).reason()).hasSize(1_000).endsWith("…");
    }

    @Test
    void whatCannotBeTracedIsRefused() {
        WebhookAdmin admin = start(Mode.SYNCHRONOUS, webhook()).admin();
        assertThatThrownBy(() -> admin.diagnostics().trace("wh_1", Duration.ofDays(8)))
                .hasMessageContaining("PT168H");
        assertThatThrownBy(() -> admin.diagnostics().trace("wh_1", Duration.ofDays(-1)))
                .hasMessageContaining("PT168H");
    }
}
