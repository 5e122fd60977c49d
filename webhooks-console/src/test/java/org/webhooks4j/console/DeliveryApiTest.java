package org.webhooks4j.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.admin.DeliveryDetails;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.DiscardRequest;
import org.webhooks4j.admin.ReplayRequest;
import org.webhooks4j.admin.Waiting;
import org.webhooks4j.console.TestConsole.Answer;

class DeliveryApiTest {

    private final TestConsole console = new TestConsole();

    @BeforeEach
    void log() {
        console.admin.deliveries.put("msg_1", Samples.delivered("msg_1", "wh_1", 0));
        console.admin.deliveries.put("msg_2", Samples.dead("msg_2", "wh_1", 10));
    }

    @Test
    void aListIsReadPageByPage() {
        Answer first = console.get("/api/deliveries?limit=1");
        assertThat(first.list("items"))
                .extracting(delivery -> delivery.get("id"))
                .containsExactly("msg_2");

        Answer second =
                console.get("/api/deliveries?limit=1&page=" + first.json().get("next"));
        assertThat(second.list("items"))
                .extracting(delivery -> delivery.get("id"))
                .containsExactly("msg_1");
        assertThat(second.json()).containsEntry("next", null);
    }

    @Test
    void aDeliveryInAListSaysWhatBecameOfIt() {
        assertThat(console.get("/api/deliveries").list("items").get(0))
                .containsEntry("webhookId", "wh_1")
                .containsEntry("eventType", "update")
                .containsEntry("objectType", "server")
                .containsEntry("objectId", "43")
                .containsEntry("occurredAt", "2026-11-23T16:21:07.887Z")
                .containsEntry("status", "dead")
                .containsEntry("trigger", "automatic")
                .containsEntry("sequence", 7L)
                .containsEntry("attemptCount", 2L)
                .containsEntry("nextAttemptAt", null)
                .containsEntry("lastOutcome", "connect_failure")
                .containsEntry("lastStatusCode", null)
                .containsEntry("lastDurationMillis", 83L)
                .doesNotContainKey("attempts");
    }

    @Test
    void everyParameterNarrowsTheList() {
        console.get("/api/deliveries?webhook=wh_1&status=dead&type=UPDATE&object=server/4%2F2"
                + "&from=2026-11-23T00:00:00Z&to=2026-11-24T00:00:00Z&page=0&limit=7");

        assertThat(console.admin.asked)
                .isEqualTo(DeliveryQuery.all()
                        .withWebhook("wh_1")
                        .withStatus(DeliveryStatus.DEAD)
                        .withEventType(EventType.UPDATE)
                        .withObjectType("server")
                        .withObjectId("4/2")
                        .withFrom(Instant.parse("2026-11-23T00:00:00Z"))
                        .withTo(Instant.parse("2026-11-24T00:00:00Z"))
                        .withCursor("0")
                        .withLimit(7));
    }

    @Test
    void anObjectWithoutATypeIsAnyObjectOfThatId() {
        console.get("/api/deliveries?object=42");

        assertThat(console.admin.asked).isEqualTo(DeliveryQuery.all().withObjectId("42"));
    }

    @Test
    void emptyParametersAreNoConditions() {
        console.get("/api/deliveries?webhook=&status=&type=&object=&from=&to=&page=");

        assertThat(console.admin.asked).isEqualTo(DeliveryQuery.all());
    }

    @Test
    void parametersThatCannotBeReadAreNamed() {
        Answer answer = console.get("/api/deliveries?status=lost&from=yesterday&limit=0&wehbook=x&type=a&type=b");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.fieldsInError()).containsExactlyInAnyOrder("status", "from", "limit", "wehbook", "type");
    }

    @Test
    void aRangeThatEndsBeforeItBeginsIsRefused() {
        assertThat(console.get("/api/deliveries?from=2026-11-24T00:00:00Z&to=2026-11-23T00:00:00Z")
                        .fieldsInError())
                .containsExactly("to");
    }

    @Test
    void aCursorThatNobodyGaveIsABadRequest() {
        for (String path : List.of("/api/deliveries", "/api/webhooks/x/skipped", "/api/changes")) {
            Answer answer = console.get(path + "?page=nonsense");
            assertThat(answer.status()).as(path).isEqualTo(400);
            assertThat(answer.fieldsInError()).as(path).containsExactly("page");
            assertThat(answer.text())
                    .contains("'nonsense' is not usable; write the next of the previous answer")
                    .doesNotContain("Page.");
            assertThat(console.get(path + "?page=").status()).as(path).isEqualTo(200);
        }
    }

    @Test
    void aDeliveryComesWithItsEvent() {
        Map<?, ?> event = (Map<?, ?>) Objects.requireNonNull(
                console.get("/api/deliveries/msg_1").json().get("event"));

        assertThat(event.get("type")).isEqualTo("update");
        assertThat(event.get("actor")).isEqualTo("alice");
        assertThat(event.get("origin")).isNull();
        assertThat(event.get("after")).isEqualTo(Map.of("name", "web-01", "status", "active", "memory", 64L));
        assertThat(console.codec.write(event.get("changes")))
                .isEqualTo(("[{'path':'status','before':'in_stock','after':'active'},"
                                + "{'path':'memory','after':64},{'path':'rack','before':null}]")
                        .replace('\'', '"'));
    }

    @Test
    void aDeliveryComesWithItsAttempts() {
        List<Map<String, @Nullable Object>> attempts =
                console.get("/api/deliveries/msg_2").list("attempts");

        assertThat(attempts).extracting(attempt -> attempt.get("number")).containsExactly(1L, 2L);
        assertThat(attempts.get(0).get("response"))
                .isEqualTo(Map.of(
                        "statusCode",
                        500L,
                        "headers",
                        Map.of("content-type", List.of("application/json")),
                        "body",
                        "{\"received\":true}",
                        "bodyTruncated",
                        false));
        assertThat(attempts.get(1))
                .containsEntry("outcome", "connect_failure")
                .containsEntry("response", null)
                .containsEntry("error", "connection refused by 192.0.2.10 port 443")
                .containsEntry("node", "node-a")
                .containsEntry("connectedMillis", 12L)
                .containsEntry("firstByteMillis", 70L)
                .containsEntry("durationMillis", 83L);
    }

    @Test
    void secretRequestHeadersAreMasked() {
        assertThat(console.get("/api/deliveries/msg_1").text())
                .contains("\"X-Api-Key\":\"••••\"")
                .doesNotContain("s3cret");
    }

    @Test
    void aDeliveryWhoseEventIsGoneHasNone() {
        DeliveryDetails details = Samples.delivered("msg_3", "wh_1", 0);
        console.admin.deliveries.put("msg_3", new DeliveryDetails(details.delivery(), null, details.attempts()));

        assertThat(console.get("/api/deliveries/msg_3").json()).containsEntry("event", null);
    }

    @Test
    void anUnknownDeliveryIsNotFound() {
        assertThat(console.get("/api/deliveries/msg_9").status()).isEqualTo(404);
        assertThat(console.post("/api/deliveries/msg_9/redeliver").status()).isEqualTo(404);
    }

    @Test
    void aDeliveryIsSentAgainUnlessItIsPending() {
        assertThat(console.post("/api/deliveries/msg_2/redeliver").status()).isEqualTo(202);
        assertThat(console.get("/api/deliveries/msg_2").json()).containsEntry("status", "pending");
        assertThat(console.post("/api/deliveries/msg_2/redeliver").status()).isEqualTo(409);
    }

    @Test
    void aRangeOfDeliveriesIsSentAgain() {
        String id = console.createWebhook();

        Answer answer = console.post(
                "/api/webhooks/" + id + "/replay?from=2026-11-23T00:00:00Z&to=2026-11-24T00:00:00Z&status=dead");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json()).containsEntry("redelivered", 3L).containsEntry("skipped", 1L);
        assertThat(console.admin.asked)
                .isEqualTo(ReplayRequest.all()
                        .withWebhook(id)
                        .withStatus(DeliveryStatus.DEAD)
                        .withFrom(Instant.parse("2026-11-23T00:00:00Z"))
                        .withTo(Instant.parse("2026-11-24T00:00:00Z")));
    }

    @Test
    void whatIsPendingCannotBeReplayedAndATypeThatIsNoneCannotBeAskedFor() {
        String id = console.createWebhook();

        assertThat(console.post("/api/webhooks/" + id + "/replay?status=pending")
                        .fieldsInError())
                .containsExactly("status");
        assertThat(console.get("/api/deliveries?type=no%20type").fieldsInError())
                .containsExactly("type");
    }

    @Test
    void aReplayOfAnUnknownWebhookIsNotFound() {
        assertThat(console.post("/api/webhooks/nobody/replay").status()).isEqualTo(404);
        assertThat(console.admin.asked).isNull();
    }

    @Test
    void whatWaitsSaysWhyInListsAndAlone() {
        console.post("/api/deliveries/msg_2/redeliver");
        Waiting waiting = new Waiting(Waiting.Reason.EARLIER_DELIVERY, null, "msg_1");
        console.admin.waiting.put("msg_2", waiting);
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("reason", "earlier_delivery");
        shown.put("until", null);
        shown.put("behind", "msg_1");

        assertThat(console.get("/api/deliveries").list("items"))
                .extracting(delivery -> delivery.get("waiting"))
                .containsExactly(shown, null);
        DeliveryDetails details = Objects.requireNonNull(console.admin.deliveries.get("msg_2"));
        console.admin.deliveries.put(
                "msg_2", new DeliveryDetails(details.delivery(), details.event(), details.attempts(), waiting));
        assertThat(console.get("/api/deliveries/msg_2").json()).containsEntry("waiting", shown);
    }

    @Test
    void whatWaitsIsSentNowOrDiscardedAndWhatHasEndedIsNot() {
        assertThat(console.post("/api/deliveries/msg_2/send-now").status()).isEqualTo(409);
        assertThat(console.post("/api/deliveries/msg_2/discard").status()).isEqualTo(409);
        assertThat(console.post("/api/deliveries/msg_9/send-now").status()).isEqualTo(404);
        assertThat(console.post("/api/deliveries/msg_9/discard").status()).isEqualTo(404);
        console.post("/api/deliveries/msg_2/redeliver");

        assertThat(console.post("/api/deliveries/msg_2/send-now").status()).isEqualTo(202);
        assertThat(console.admin.hastened).containsExactly("msg_2");
        assertThat(console.post("/api/deliveries/msg_2/discard").status()).isEqualTo(204);
        assertThat(console.get("/api/deliveries/msg_2").json()).containsEntry("status", "cancelled");
    }

    @Test
    void aSelectionIsDiscardedAndAllThatWaitsForAWebhook() {
        console.post("/api/deliveries/msg_2/redeliver");
        Answer some = console.post("/api/deliveries/discard", "{\"ids\": [\"msg_1\", \"msg_2\"]}");
        assertThat(some.json()).containsEntry("discarded", 1L).containsEntry("left", 1L);
        assertThat(console.post("/api/deliveries/discard", "{\"ids\": []}").fieldsInError())
                .containsExactly("ids");
        console.post("/api/deliveries/msg_2/redeliver");

        Answer all = console.post("/api/webhooks/wh_1/discard?to=2026-11-24T00:00:00Z");

        assertThat(all.json()).containsEntry("discarded", 1L).containsEntry("left", 0L);
        assertThat(console.admin.asked)
                .isEqualTo(DiscardRequest.all().withWebhook("wh_1").withTo(Instant.parse("2026-11-24T00:00:00Z")));
    }

    @Test
    void whoeverMayOnlyLookNeitherSendsNorDiscards() {
        TestConsole looking = new TestConsole(Access.VIEW);
        for (String path : List.of(
                "/api/deliveries/msg_2/send-now",
                "/api/deliveries/msg_2/discard",
                "/api/deliveries/discard",
                "/api/webhooks/wh_1/discard")) {
            assertThat(looking.post(path).status()).as(path).isEqualTo(403);
        }
    }

    @Test
    void deliveriesAreFoundByEventOutcomeStatusCodeAndTriggerWhereverTheyAre() {
        for (int i = 0; i < 1200; i++) {
            console.admin.deliveries.put("msg_" + i, Samples.delivered("msg_" + i, "wh", i));
        }
        console.admin.deliveries.put("msg_early", Samples.dead("msg_early", "wh", -5));
        console.admin.deliveries.put("msg_late", Samples.dead("msg_late", "wh", 5000));

        Answer failed = console.get("/api/deliveries?outcome=failed");
        assertThat(ids(failed)).containsExactly("msg_late", "msg_early");
        assertThat(failed.json()).containsEntry("next", null);
        assertThat(ids(console.get("/api/deliveries?outcome=connect_failure&trigger=automatic")))
                .containsExactly("msg_late", "msg_early");
        assertThat(ids(console.get("/api/deliveries?outcome=timeout"))).isEmpty();
        assertThat(ids(console.get("/api/deliveries?statusCode=200&limit=3")))
                .containsExactly("msg_1199", "msg_1198", "msg_1197");
        assertThat(ids(console.get("/api/deliveries?trigger=backfill"))).isEmpty();
        String event = console.admin.deliveries.get("msg_7").delivery().eventId();
        assertThat(ids(console.get("/api/deliveries?event=" + event))).contains("msg_7");
        assertThat(console.get("/api/deliveries?outcome=x&statusCode=7&trigger=y")
                        .fieldsInError())
                .containsExactlyInAnyOrder("outcome", "statusCode", "trigger");

        Answer first = console.get("/api/deliveries?outcome=failed&limit=1");
        assertThat(ids(first)).containsExactly("msg_late");
        assertThat(ids(console.get("/api/deliveries?outcome=failed&limit=1&page="
                        + first.json().get("next"))))
                .containsExactly("msg_early");
    }

    @Test
    void aRareConditionCostsABoundedTime() {
        for (int i = 0; i < 10_500; i++) {
            console.admin.deliveries.put("msg_" + i, Samples.delivered("msg_" + i, "wh", i));
        }
        Answer first = console.get("/api/deliveries?outcome=failed");
        assertThat(ids(first)).isEmpty();
        assertThat(first.json()).containsEntry("next", "10000");
        assertThat(console.get("/api/deliveries?outcome=failed&page=10000").json())
                .containsEntry("next", null);
    }

    @Test
    void someAreRedeliveredAndTheOthersAreLeftAlone() {
        console.admin.deliveries.put("msg_1", Samples.dead("msg_1", "wh", 1));
        console.admin.deliveries.put("msg_2", Samples.pendingAgain(Samples.dead("msg_2", "wh", 2)));
        assertThat(console.post("/api/deliveries/redeliver", "{'ids':['msg_1','msg_2','msg_3']}")
                        .json())
                .containsEntry("redelivered", 1L)
                .containsEntry("left", 2L);
        assertThat(console.post("/api/deliveries/redeliver", "{'ids':[]}").fieldsInError())
                .containsExactly("ids");
    }

    private static List<Object> ids(Answer answer) {
        return ((List<?>) answer.json().get("items"))
                .stream().map(item -> (Object) ((Map<?, ?>) item).get("id")).toList();
    }
}
