package org.webhooks4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.Transaction;
import org.webhooks4j.admin.BackfillProgress;
import org.webhooks4j.admin.Explanation.Rule;
import org.webhooks4j.admin.Page;
import org.webhooks4j.admin.SkippedEvent;
import org.webhooks4j.admin.SkippedQuery;
import org.webhooks4j.admin.WebhookChange;
import org.webhooks4j.admin.WebhookChange.Action;
import org.webhooks4j.admin.WebhookChange.Field;
import org.webhooks4j.spi.AuditLog;
import org.webhooks4j.spi.BackfillLog;
import org.webhooks4j.spi.ManagementStore;
import org.webhooks4j.spi.SkipLog;

/** Contract tests for {@link ManagementStore} and its logs. */
public abstract class ManagementStoreContract extends StoreContract {

    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00.123Z");

    /** For subclasses. */
    protected ManagementStoreContract() {}

    @Test
    void aChangeComesBackWhole() {
        WebhookChange change = WebhookChange.builder()
                .id(id("chg", 1))
                .changedAt(NOON)
                .actor("alice é 🚀")
                .webhookId("wh_a")
                .action(Action.UPDATED)
                .fields(List.of(
                        new Field("name", "", "two\nlines"), new Field("filter", "{\"changed\":\"a\\\\b\"}", "")))
                .build();

        audit().append(Transaction.NONE, change);

        assertThat(audit().search("wh_a", null, 10).items()).containsExactly(change);
        assertThat(audit().search("wh_b", null, 10).items()).isEmpty();
    }

    @Test
    void aChangeByNobodyKnownComesBack() {
        audit().append(Transaction.NONE, change(1, null));

        assertThat(audit().search(null, null, 10).items()).containsExactly(change(1, null));
    }

    @Test
    void everyActionComesBackWithItsFields() {
        List<WebhookChange> changes = new ArrayList<>();
        for (WebhookChange.Action action : WebhookChange.Action.values()) {
            WebhookChange change = change(changes.size() + 1, "alice").toBuilder()
                    .action(action)
                    .fields(List.of(new WebhookChange.Field("deliveries", "19 dead, 2 delivered", "21 pending")))
                    .build();
            audit().append(Transaction.NONE, change);
            changes.add(0, change);
        }

        assertThat(audit().search("wh_a", null, 100).items()).isEqualTo(changes);
    }

    @Test
    void changesAreListedInPagesNewestFirst() {
        for (int i = 1; i <= 5; i++) {
            audit().append(Transaction.NONE, change(i, "alice"));
        }

        Page<WebhookChange> first = audit().search(null, null, 2);
        Page<WebhookChange> second = audit().search("wh_a", first.next(), 2);
        Page<WebhookChange> third = audit().search(null, second.next(), 2);

        assertThat(first.items()).containsExactly(change(5, "alice"), change(4, "alice"));
        assertThat(second.items()).containsExactly(change(3, "alice"), change(2, "alice"));
        assertThat(third.items()).containsExactly(change(1, "alice"));
        assertThat(third.next()).isNull();
    }

    @Test
    void oldChangesArePurgedInSteps() {
        for (int i = 1; i <= 3; i++) {
            audit().append(Transaction.NONE, change(i, "alice"));
        }

        assertThat(audit().purge(Duration.ofDays(365_000), 10)).isZero();
        assertThat(audit().purge(Duration.ofDays(1), 2)).isEqualTo(2);
        assertThat(audit().purge(Duration.ofDays(1), 2)).isEqualTo(1);
        assertThat(audit().search(null, null, 10).items()).isEmpty();
    }

    @Test
    void whatWasSkippedIsFoundByItsObject() {
        SkippedEvent one = skipped(1, "wh_a", "42");
        SkippedEvent other = skipped(2, "wh_a", "43");
        skipLog().append(Transaction.NONE, List.of(one, other, skipped(1, "wh_b", "42")));

        assertThat(skipLog().search(of("wh_a")).items()).containsExactly(other, one);
        assertThat(skipLog().search(of("wh_a").withOldestFirst()).items()).containsExactly(one, other);
        assertThat(skipLog()
                        .search(of("wh_a").withObjectType("server").withObjectId("42"))
                        .items())
                .containsExactly(one);
        assertThat(skipLog().search(of("wh_a").withEventType(EventType.CREATE)).items())
                .isEmpty();
        assertThat(skipLog().search(of("wh_a").withFrom(other.occurredAt())).items())
                .containsExactly(other);
        assertThat(skipLog().search(of("wh_a").withTo(other.occurredAt())).items())
                .containsExactly(one);
    }

    @Test
    void whatWasSkippedIsListedInPages() {
        for (int i = 1; i <= 3; i++) {
            skipLog().append(Transaction.NONE, List.of(skipped(i, "wh_a", "42")));
        }

        Page<SkippedEvent> first = skipLog().search(of("wh_a").withLimit(2));
        Page<SkippedEvent> second = skipLog().search(of("wh_a").withLimit(2).withCursor(first.next()));

        assertThat(first.items()).containsExactly(skipped(3, "wh_a", "42"), skipped(2, "wh_a", "42"));
        assertThat(second.items()).containsExactly(skipped(1, "wh_a", "42"));
        assertThat(second.next()).isNull();
    }

    @Test
    void whatWasSkippedLongAgoIsPurgedInSteps() {
        skipLog()
                .append(
                        Transaction.NONE,
                        List.of(skipped(1, "wh_a", "1"), skipped(1, "wh_b", "1"), skipped(2, "wh_a", "1")));

        assertThat(skipLog().purge(Duration.ofDays(365_000), 10)).isZero();
        assertThat(skipLog().purge(Duration.ofDays(1), 2)).isEqualTo(2);
        assertThat(skipLog().purge(Duration.ofDays(1), 2)).isEqualTo(1);
        assertThat(skipLog().search(of("wh_a")).items()).isEmpty();
    }

    @Test
    void aBackfillGoesOnOnlyFromWhereItIs() {
        BackfillProgress begun = progress("cursor é", 10, false);
        BackfillProgress further = progress("c2", 20, false);

        assertThat(backfills().find("wh_a")).isEmpty();
        assertThat(backfills().replace(Transaction.NONE, null, begun)).isTrue();
        assertThat(backfills().find("wh_a")).contains(begun);
        assertThat(backfills().replace(Transaction.NONE, null, further)).isFalse();
        assertThat(backfills().replace(Transaction.NONE, begun, further)).isTrue();
        assertThat(backfills().replace(Transaction.NONE, begun, progress("c3", 30, false)))
                .isFalse();
        assertThat(backfills().replace(Transaction.NONE, further, progress(null, 25, true)))
                .isTrue();
        assertThat(backfills().find("wh_a")).contains(progress(null, 25, true));
        assertThat(backfills().find("wh_b")).isEmpty();
    }

    @Test
    void aForgottenBackfillRestartsAndItsLastStepFails() {
        BackfillProgress begun = progress("c1", 10, false);
        backfills().replace(Transaction.NONE, null, begun);

        backfills().forget("wh_a");
        backfills().forget("wh_nobody");

        assertThat(backfills().find("wh_a")).isEmpty();
        assertThat(backfills().replace(Transaction.NONE, begun, progress("c2", 20, false)))
                .isFalse();
        assertThat(backfills().replace(Transaction.NONE, null, begun)).isTrue();
    }

    @Test
    void whoChangedWhatIsOnlyShown() {
        int number = 0;
        for (String text : NastyValues.texts()) {
            String actor = text.length() > 200 ? text.substring(0, 199) : text;
            WebhookChange change = WebhookChange.builder()
                    .id(id("chg", ++number))
                    .changedAt(NOON)
                    .actor(actor)
                    .webhookId("wh_a")
                    .action(Action.UPDATED)
                    .fields(List.of(new Field(text, text, text)))
                    .build();
            audit().append(Transaction.NONE, change);

            WebhookChange found = audit().search("wh_a", null, 1).items().get(0);
            assertThat(found.actor()).isEqualTo(NastyValues.cleaned(actor));
            assertThat(found.fields()).hasSize(1).first().satisfies(field -> {
                assertThat(field.name()).isEqualTo(NastyValues.cleaned(text));
                assertThat(field.before()).isEqualTo(NastyValues.cleaned(text));
                assertThat(field.after()).isEqualTo(NastyValues.cleaned(text));
            });
        }
    }

    @Test
    void whyAnEventWasSkippedIsOnlyShown() {
        int number = 0;
        for (String text : NastyValues.texts()) {
            String name = text.length() > 100 ? text.substring(0, 99) : text;
            SkippedEvent entry = SkippedEvent.builder()
                    .eventId(id("evt", ++number))
                    .webhookId("wh_a")
                    .eventType(EventType.UPDATE)
                    .objectType(name)
                    .objectId(name)
                    .occurredAt(NOON)
                    .rule(Rule.FILTER)
                    .reason(text.length() > 1000 ? text.substring(0, 999) : text)
                    .build();
            skipLog().append(Transaction.NONE, List.of(entry));

            SkippedEvent found =
                    skipLog().search(of("wh_a").withLimit(1)).items().get(0);
            assertThat(found.objectType()).isEqualTo(NastyValues.cleaned(name));
            assertThat(found.objectId()).isEqualTo(NastyValues.cleaned(name));
            assertThat(found.reason()).isEqualTo(entry.reason());
            if (NastyValues.ODD.contains(text)) {
                assertThat(skipLog().search(of("wh_a").withObjectType(text)).items())
                        .contains(found)
                        .allSatisfy(any -> assertThat(any.objectType()).isEqualTo(text));
                assertThat(skipLog().search(of("wh_a").withObjectId(text)).items())
                        .contains(found)
                        .allSatisfy(any -> assertThat(any.objectId()).isEqualTo(text));
            }
        }
    }

    @Test
    void aBackfillsPositionComesBackToTheLetterOrIsRefused() {
        for (String text : NastyValues.UNCLEAN) {
            assertThatIllegalArgumentException().isThrownBy(() -> progress(text, 1, false));
        }
        BackfillProgress last = progress("x".repeat(1000), 1000, false);
        assertThat(backfills().replace(Transaction.NONE, null, last)).isTrue();
        for (String text : NastyValues.ODD) {
            BackfillProgress next = progress(text, last.sent() - 1, false);
            assertThat(backfills().replace(Transaction.NONE, last, next)).isTrue();
            assertThat(backfills().find("wh_a")).contains(next);
            last = next;
        }
    }

    @Test
    void anIdThatNoWebhookCanHaveFindsNothing() {
        BackfillProgress begun = progress("c1", 10, false);
        backfills().replace(Transaction.NONE, null, begun);
        audit().append(Transaction.NONE, change(1, "alice"));
        skipLog().append(Transaction.NONE, List.of(skipped(1, "wh_a", "1")));
        List<String> ids = new ArrayList<>(NastyValues.texts());
        ids.addAll(List.of("", "wh_a ", "wh_a\n", "WH_A"));
        for (String id : ids) {
            assertThat(audit().search(id, null, 10).items()).as(id).isEmpty();
            assertThat(backfills().find(id)).as(id).isEmpty();
            backfills().forget(id);
            store().management().failures().clear(Set.of(id));
            if (!NastyValues.UNCLEAN.contains(id) && id.length() < 100) {
                assertThat(skipLog().search(of(id)).items()).as(id).isEmpty();
            }
        }
        assertThat(backfills().find("wh_a")).contains(begun);
    }

    @Test
    void aCursorThatNoPageHadIsRefusedOrEndsTheList() {
        audit().append(Transaction.NONE, change(1, "alice"));
        skipLog().append(Transaction.NONE, List.of(skipped(1, "wh_a", "1")));
        for (String text : NastyValues.UNCLEAN) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> audit().search("wh_a", text, 10))
                    .withMessageContaining("cursor");
        }
        for (String text : NastyValues.ODD) {
            assertThatCode(() -> audit().search("wh_a", text, 10))
                    .satisfiesAnyOf(
                            e -> assertThat(e).isNull(),
                            e -> assertThat(e).isInstanceOf(IllegalArgumentException.class));
            assertThatCode(() -> skipLog().search(of("wh_a").withCursor(text)))
                    .satisfiesAnyOf(
                            e -> assertThat(e).isNull(),
                            e -> assertThat(e).isInstanceOf(IllegalArgumentException.class));
        }
    }

    @Test
    void anyTimeAndAnyAgeIsOne() {
        int number = 0;
        for (Instant instant : NastyValues.INSTANTS) {
            number++;
            audit().append(
                            Transaction.NONE,
                            WebhookChange.builder()
                                    .id(id("chg", number))
                                    .changedAt(instant)
                                    .webhookId("wh_a")
                                    .action(Action.CREATED)
                                    .build());
            skipLog()
                    .append(
                            Transaction.NONE,
                            List.of(SkippedEvent.builder()
                                    .eventId(id("evt", number))
                                    .webhookId("wh_a")
                                    .eventType(EventType.UPDATE)
                                    .objectType("server")
                                    .objectId("1")
                                    .occurredAt(instant)
                                    .rule(Rule.FILTER)
                                    .reason("")
                                    .build()));
            assertThat(audit().search("wh_a", null, 100).items()).hasSize(number);
            assertThat(skipLog().search(of("wh_a").withFrom(Instant.MIN)).items())
                    .hasSize(number);
        }
        for (Instant instant : NastyValues.INSTANTS) {
            SkippedQuery before = of("wh_a").withTo(instant);
            SkippedQuery after = of("wh_a").withFrom(instant);
            assertThat(skipLog().search(before).items().size()
                            + skipLog().search(after).items().size())
                    .isEqualTo(number);
        }
        for (Duration age : NastyValues.DURATIONS) {
            assertThat(audit().purge(age, Integer.MAX_VALUE)).isNotNegative();
            assertThat(skipLog().purge(age, Integer.MAX_VALUE)).isNotNegative();
        }
    }

    @Test
    void anyLimitOfChangesIsOne() {
        audit().append(Transaction.NONE, change(1, "alice"));

        assertThat(audit().search("wh_a", null, Integer.MAX_VALUE).items()).hasSize(1);
    }

    private AuditLog audit() {
        return store().management().audit();
    }

    private SkipLog skipLog() {
        return store().management().skipped();
    }

    private BackfillLog backfills() {
        return store().management().backfills();
    }

    private static SkippedQuery of(String webhookId) {
        return SkippedQuery.of(webhookId);
    }

    private static String id(String prefix, int number) {
        return String.format("%s_%026d", prefix, number);
    }

    private static WebhookChange change(int number, @Nullable String actor) {
        return WebhookChange.builder()
                .id(id("chg", number))
                .changedAt(NOON.plusSeconds(number))
                .actor(actor)
                .webhookId("wh_a")
                .action(Action.CREATED)
                .fields(List.of(new Field("url", "", "https://example.com/" + number)))
                .build();
    }

    private static SkippedEvent skipped(int number, String webhookId, String objectId) {
        return SkippedEvent.builder()
                .eventId(id("evt", number))
                .webhookId(webhookId)
                .eventType(EventType.UPDATE)
                .objectType("server")
                .objectId(objectId)
                .occurredAt(NOON.plusSeconds(number))
                .rule(Rule.FILTER)
                .reason("filter clause status changed: it did not, it is '\u00e9'")
                .build();
    }

    private static BackfillProgress progress(@Nullable String cursor, long sent, boolean finished) {
        return BackfillProgress.builder()
                .webhookId("wh_a")
                .cursor(cursor)
                .sent(sent)
                .skipped(3)
                .startedAt(NOON)
                .updatedAt(NOON.plusSeconds(sent))
                .finished(finished)
                .build();
    }
}
