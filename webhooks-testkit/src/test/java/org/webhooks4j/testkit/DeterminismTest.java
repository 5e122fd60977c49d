package org.webhooks4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.webhooks4j.EventType.CREATE;
import static org.webhooks4j.EventType.UPDATE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;

/**
 * A test that runs twice produces the same ids, instants, headers and bytes, also with jitter and with random ids of
 * webhooks.
 */
class DeterminismTest {

    private static final SigningKey KEY = SigningKey.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    private static Webhook webhook(String url) {
        return Webhook.to(url).on(CREATE, UPDATE).signedWith(KEY).build();
    }

    /** Collects all results of a run from requests and the log. */
    private static List<String> transcript(ScenarioVariant way, long seed) {
        try (ScriptedReceiver receiver = way.receiver().replying(DeterminismTest::reply);
                TestEngine webhooks = way.engine(receiver)
                        .seed(seed)
                        .webhook(webhook(receiver.url("/a")))
                        .webhook(webhook(receiver.url("/b")))
                        .webhook(webhook(receiver.url("/c")))
                        .start()) {
            for (int i = 0; i < 10; i++) {
                Server server = Server.inStock("srv-" + i);
                webhooks.onObjectEvents(
                        List.of(ObjectEvent.created(server), ObjectEvent.updated(server, server.activated())));
                webhooks.deliverDue();
            }
            webhooks.runUntilIdle();
            assertThat(receiver).repeatsAreIdentical().isOrderedPerObject().each(RequestAssert::isVerified);
            List<String> told = new ArrayList<>();
            for (WebhookRequest request : receiver.requests()) {
                told.add(path(request.url()) + " " + request.receivedAt() + " " + headers(request) + " "
                        + request.bodyText());
            }
            if (way != ScenarioVariant.IN_PROCESS) {
                told.sort(null); // the order of arrival is random while several requests are in flight
            }
            for (Delivery delivery : webhooks.admin()
                    .deliveries()
                    .search(DeliveryQuery.all().withOldestFirst().withLimit(1000))
                    .items()) {
                told.add(delivery.id() + " " + delivery.status() + " " + attempts(webhooks, delivery));
            }
            return told;
        }
    }

    /** Each message fails twice and then succeeds. */
    private static Reply reply(WebhookRequest request) {
        return Reply.status(request.attempt() < 3 ? 500 : 200);
    }

    private static List<String> attempts(TestEngine webhooks, Delivery delivery) {
        return webhooks.admin().deliveries().find(delivery.id()).orElseThrow().attempts().stream()
                .map(DeterminismTest::line)
                .toList();
    }

    private static String line(Attempt attempt) {
        return attempt.number() + " " + attempt.startedAt() + " " + attempt.outcome() + " "
                + attempt.timing().total() + " " + attempt.nextAttemptAt() + " "
                + attempt.request().bodySha256();
    }

    private static List<String> headers(WebhookRequest request) {
        return request.headers().entrySet().stream()
                .filter(header -> header.getKey().startsWith("webhook-"))
                .map(Object::toString)
                .toList();
    }

    private static String path(String url) {
        return url.substring(url.lastIndexOf('/'));
    }

    @ParameterizedTest
    @EnumSource(ScenarioVariant.class)
    void theSameTestGivesTheSameIdsInstantsAndBytesTwice(ScenarioVariant way) {
        List<String> first = transcript(way, 7);
        assertThat(first).hasSize(10 * 2 * 3 * 3 + 10 * 2 * 3);
        assertThat(transcript(way, 7)).isEqualTo(first);
    }

    @Test
    void whichThreadDeliversAndOverWhichWireMakesNoDifference() {
        List<List<String>> all = Stream.of(ScenarioVariant.values())
                .map(way -> transcript(way, 7).stream().sorted().toList())
                .toList();
        assertThat(all).containsOnly(all.get(0));
    }

    @Test
    void anotherSeedGivesOtherIdsAndInstants() {
        assertThat(transcript(ScenarioVariant.IN_PROCESS, 8))
                .doesNotContainAnyElementsOf(transcript(ScenarioVariant.IN_PROCESS, 7));
    }

    @Test
    void jitterSpreadsTheRetriesOfDifferentDeliveries() {
        ScriptedReceiver receiver = new ScriptedReceiver().replying(500);
        try (TestEngine webhooks =
                TestEngine.sendingTo(receiver).webhook(webhook(receiver.url())).start()) {
            for (int i = 0; i < 50; i++) {
                webhooks.onObjectEvent(CREATE, Server.inStock("srv-" + i));
            }
            webhooks.clock().advance(Duration.ofSeconds(6));
            long instants = receiver.requests().stream()
                    .filter(request -> request.attempt() == 2)
                    .map(WebhookRequest::receivedAt)
                    .distinct()
                    .count();
            assertThat(instants).isGreaterThan(40);
        }
    }
}
