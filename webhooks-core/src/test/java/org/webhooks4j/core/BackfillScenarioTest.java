package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.webhooks4j.EventType;
import org.webhooks4j.Filter;
import org.webhooks4j.NotFoundException;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Transaction;
import org.webhooks4j.admin.Backfill;
import org.webhooks4j.admin.BackfillException;
import org.webhooks4j.admin.BackfillProgress;
import org.webhooks4j.admin.BackfillSource;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.Page;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.admin.WebhookAdmin;

/** A backfill brings an endpoint up to date. */
class BackfillScenarioTest extends ScenarioTest {

    private static final int PAGE = 10;
    private static final int FAST = 1_000_000;

    private final List<Server> servers = IntStream.range(0, 35)
            .mapToObj(i -> new Server("s" + i, "web", "active"))
            .toList();

    /** Returns the servers page by page; the cursor is the number of servers already read. */
    private Page<ObjectEvent> page(@Nullable String cursor) {
        int from = cursor == null ? 0 : Integer.parseInt(cursor);
        int to = Math.min(from + PAGE, servers.size());
        return new Page<>(
                servers.subList(from, to).stream().map(ObjectEvent::created).toList(),
                to < servers.size() ? String.valueOf(to) : null);
    }

    private BackfillSource source() {
        return (cursor, step) -> step.take(Transaction.NONE, page(cursor));
    }

    private static Backfill fast(BackfillSource source) {
        return Backfill.of(source).atMostPerSecond(FAST);
    }

    private List<String> receivedIds() {
        return receiver.bodies().stream()
                .map(body -> body.at("/data/objectId").asText())
                .toList();
    }

    private List<String> allIds() {
        return servers.stream().map(Server::id).toList();
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void everyObjectIsSentWhateverTheWebhookListensTo(Mode mode) {
        WebhookEngine engine =
                start(mode, webhook().on(EventType.DELETE), webhook().id("other"));
        List<BackfillProgress> heard = new ArrayList<>();
        BackfillProgress progress =
                engine.admin().backfills().run("wh_1", fast(source()).onProgress(heard::add));
        mode.settle(engine);

        assertThat(receivedIds()).containsExactlyInAnyOrderElementsOf(allIds());
        assertThat(deliveries(engine))
                .allSatisfy(delivery -> assertThat(delivery.webhookId()).isEqualTo("wh_1"))
                .extracting(Delivery::trigger)
                .containsOnly(Trigger.BACKFILL);
        assertThat(progress.finished()).isTrue();
        assertThat(progress.sent()).isEqualTo(35);
        assertThat(heard).extracting(BackfillProgress::sent).containsExactly(10L, 20L, 30L, 35L);
        assertThat(engine.admin().backfills().progress("wh_1")).contains(progress);
    }

    @Test
    void onlyObjectsThatTheWebhookWantsToKnowOfAreSent() {
        WebhookEngine engine = start(
                Mode.SYNCHRONOUS,
                webhook().objectTypes("server").filter(Filter.after("id").startsWith("s1")));
        BackfillProgress progress = engine.admin().backfills().run("wh_1", fast(source()));

        assertThat(progress.sent()).isEqualTo(11);
        assertThat(progress.skipped()).isEqualTo(24);
        assertThat(receivedIds()).allMatch(id -> id.startsWith("s1"));
    }

    @Test
    void itGoesOnWhereItWasLeft() {
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook());
        WebhookAdmin admin = engine.admin();
        BackfillSource failing = (cursor, step) -> {
            if ("20".equals(cursor)) {
                throw new IOException("the disk is gone");
            }
            step.take(Transaction.NONE, page(cursor));
        };
        assertThatThrownBy(() -> admin.backfills().run("wh_1", fast(failing)))
                .isInstanceOf(BackfillException.class)
                .hasMessageContaining("could not read objects after 20")
                .hasRootCauseMessage("the disk is gone");
        assertThat(admin.backfills().progress("wh_1").orElseThrow().finished()).isFalse();

        BackfillProgress progress = admin.backfills().run("wh_1", fast(source()));

        assertThat(receivedIds()).containsExactlyInAnyOrderElementsOf(allIds());
        assertThat(progress.sent()).isEqualTo(35);
    }

    @Test
    void aStepIsTakenIfItsTransactionCommitsAndOtherwiseRepeated() {
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook());
        BackfillSource rollingBack = (cursor, step) -> {
            HostTransaction transaction = new HostTransaction();
            step.take(transaction, page(cursor));
            if ("10".equals(cursor)) {
                throw new IOException("rolled back");
            }
            transaction.commit();
        };
        assertThatThrownBy(() -> engine.admin().backfills().run("wh_1", fast(rollingBack)))
                .isInstanceOf(BackfillException.class);
        assertThat(receivedIds()).containsExactlyInAnyOrderElementsOf(allIds().subList(0, 10));

        engine.admin().backfills().run("wh_1", fast(source()));

        assertThat(receivedIds()).containsExactlyInAnyOrderElementsOf(allIds());
    }

    @Test
    void anotherBackfillRestartsAfterTheEndAndOnRequest() {
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook());
        engine.admin().backfills().run("wh_1", fast(source()));
        assertThat(engine.admin().backfills().run("wh_1", fast(source())).sent())
                .isEqualTo(35);
        BackfillSource interrupting = (cursor, step) -> {
            step.take(Transaction.NONE, page(cursor));
            Thread.currentThread().interrupt();
        };
        BackfillProgress interrupted = engine.admin().backfills().run("wh_1", fast(interrupting));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(interrupted.finished()).isFalse();
        assertThat(interrupted.sent()).isEqualTo(10);

        assertThat(engine.admin()
                        .backfills()
                        .run("wh_1", fast(source()).restart())
                        .sent())
                .isEqualTo(35);
    }

    @Test
    void anObjectsOrderIsKeptAmongBackfillAndLiveEvents() {
        WebhookEngine engine = start(engine(Mode.SYNCHRONOUS)
                .dispatcher(Dispatchers.manual())
                .webhook(webhook().build()));
        Server renamed = new Server("s0", "renamed", "active");
        engine.onObjectEvent(EventType.CREATE, servers.get(0));
        engine.admin().backfills().run("wh_1", fast(source()));
        engine.onObjectEvent(ObjectEvent.updated(servers.get(0), renamed));
        receiver.answering(503);
        engine.deliverDue();
        clock.advance(Duration.ofMinutes(1));
        for (int i = 0; i < 5; i++) {
            engine.deliverDue();
        }

        assertThat(receiver.bodies().stream()
                        .filter(body -> body.at("/data/objectId").asText().equals("s0"))
                        .map(body -> body.get("type").asText() + " "
                                + body.at("/data/sequence").asInt())
                        .distinct())
                .containsExactly("create 1", "create 2", "update 3");
    }

    @Test
    void ofTwoAtTheSameTimeOneEnds() {
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook());
        WebhookAdmin admin = engine.admin();
        BackfillSource overtaken = (cursor, step) -> {
            if ("10".equals(cursor)) {
                admin.backfills().run("wh_1", fast(source()));
            }
            step.take(Transaction.NONE, page(cursor));
        };
        assertThatThrownBy(() -> admin.backfills().run("wh_1", fast(overtaken)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another backfill of webhook 'wh_1'");
        assertThat(admin.backfills().progress("wh_1").orElseThrow().finished()).isTrue();
    }

    @Test
    void aSourceThatDoesNotKeepToItsContractIsTold() {
        WebhookAdmin admin = start(Mode.SYNCHRONOUS, webhook()).admin();
        assertThatThrownBy(() -> admin.backfills().run("wh_1", fast((cursor, step) -> {})))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("did not call step.take");
        assertThatThrownBy(() -> admin.backfills().run("wh_1", fast((cursor, step) -> {
                    step.take(Transaction.NONE, page(cursor));
                    step.take(Transaction.NONE, page(cursor));
                })))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> admin.backfills()
                        .run("wh_1", fast((cursor, step) -> step.take(Transaction.NONE, new Page<>(List.of(), "10")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("would never end");
        assertThatThrownBy(() -> admin.backfills()
                        .run(
                                "wh_1",
                                fast((cursor, step) ->
                                        step.take(Transaction.NONE, new Page<>(List.of(), "x".repeat(1_001))))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 1000");
    }

    @Test
    void anInactiveOrUnknownWebhookIsNotBroughtUpToDate() {
        WebhookAdmin admin = start(Mode.SYNCHRONOUS, webhook().active(false)).admin();
        assertThatThrownBy(() -> admin.backfills().run("wh_1", fast(source())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("activate it");
        assertThatThrownBy(() -> admin.backfills().run("wh_2", fast(source()))).isInstanceOf(NotFoundException.class);
    }

    @Test
    void aWebhookThatIsDeletedMeanwhileEndsItsBackfill() {
        WebhookAdmin admin = start(Mode.SYNCHRONOUS, webhook()).admin();
        assertThatThrownBy(() -> admin.backfills()
                        .run(
                                "wh_1",
                                fast(source())
                                        .onProgress(progress -> admin.webhooks().delete("wh_1"))))
                .isInstanceOf(NotFoundException.class);
        assertThat(receiver.requests()).hasSize(10);
    }
}
