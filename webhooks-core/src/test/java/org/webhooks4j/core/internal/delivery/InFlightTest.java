package org.webhooks4j.core.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.core.internal.delivery.attempt.DeliveryResult;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.StoredEvent;

class InFlightTest {

    private static final InFlight.Term TERM = new InFlight.Term(0, 10, 100);
    private static final String PAYLOAD = "{}";

    private final InFlight inFlight = new InFlight();

    private static Claim claim(String webhook, String delivery, long fencingToken) {
        StoredEvent event =
                new StoredEvent("evt_1", EventType.CREATE, "server", "42", null, null, Instant.EPOCH, PAYLOAD);
        return new Claim(delivery, webhook, event, Trigger.AUTOMATIC, 1, 0, fencingToken, false);
    }

    private static List<String> ids(List<Claim> claims) {
        return claims.stream().map(Claim::deliveryId).toList();
    }

    @Test
    void webhooksTakeTurnsAndKeepTheirOrder() {
        inFlight.claimed(claim("a", "a1", 1), TERM);
        inFlight.claimed(claim("a", "a2", 1), TERM);
        inFlight.claimed(claim("a", "a3", 1), TERM);
        inFlight.claimed(claim("b", "b1", 1), TERM);

        assertThat(ids(inFlight.send(webhook -> true))).containsExactly("a1", "b1", "a2", "a3");
        assertThat(inFlight.openCount()).isEqualTo(4);
        assertThat(inFlight.unsentCount()).isZero();
    }

    @Test
    void whoWasLeftOutIsFirstNextTime() {
        for (String webhook : List.of("a", "b", "c")) {
            inFlight.claimed(claim(webhook, webhook + 1, 1), TERM);
            inFlight.claimed(claim(webhook, webhook + 2, 1), TERM);
        }
        List<String> sent = new ArrayList<>();
        while (inFlight.unsentCount() > 0) {
            int[] room = {1};
            sent.addAll(ids(inFlight.send(webhook -> room[0]-- > 0)));
        }
        assertThat(sent).containsExactly("a1", "b1", "c1", "a2", "b2", "c2");
    }

    @Test
    void aWebhookWithoutRoomDoesNotHoldUpOthers() {
        inFlight.claimed(claim("a", "a1", 1), TERM);
        inFlight.claimed(claim("b", "b1", 1), TERM);
        inFlight.claimed(claim("b", "b2", 1), TERM);

        assertThat(ids(inFlight.send(webhook -> webhook.equals("b")))).containsExactly("b1", "b2");
        assertThat(inFlight.unsentByWebhook()).isEqualTo(Map.of("a", 1));
    }

    @Test
    void roomIsAskedForEachRequest() {
        for (int i = 0; i < 5; i++) {
            inFlight.claimed(claim("a", "a" + i, 1), TERM);
        }
        List<String> asked = new ArrayList<>();

        List<Claim> sent = inFlight.send(webhook -> {
            asked.add(webhook);
            return asked.size() <= 2;
        });

        assertThat(ids(sent)).containsExactly("a0", "a1");
        assertThat(inFlight.unsentCount()).isEqualTo(3);
    }

    @Test
    void whatWaitedTooLongIsGivenBackAndNotSent() {
        inFlight.claimed(claim("a", "a1", 1), TERM);
        inFlight.claimed(claim("a", "a2", 1), new InFlight.Term(5, 15, 105));

        inFlight.release(webhook -> false, 9);
        assertThat(inFlight.unsentCount()).isEqualTo(2);
        inFlight.release(webhook -> false, 10);

        assertThat(ids(inFlight.send(webhook -> true))).containsExactly("a2");
        assertThat(inFlight.batch(10))
                .singleElement()
                .satisfies(result ->
                        assertThat(result.completion().claim().deliveryId()).isEqualTo("a1"));
    }

    @Test
    void whatIsHeldIsGivenBackOnceAndItsBytesAreFree() {
        inFlight.claimed(claim("a", "a1", 1), TERM);
        inFlight.claimed(claim("b", "b1", 1), TERM);
        assertThat(inFlight.awaitedBytes()).isEqualTo(2L * PAYLOAD.length());

        inFlight.release(webhook -> webhook.equals("a"), 0);
        inFlight.release(webhook -> webhook.equals("a"), 0);

        assertThat(inFlight.awaitedBytes()).isEqualTo(PAYLOAD.length());
        assertThat(inFlight.batch(10)).hasSize(1);
        assertThat(inFlight.count()).isEqualTo(2);
    }

    @Test
    void aDeliveryThatIsClaimedAgainIsAwaitedOnce() {
        Claim first = claim("a", "a1", 1);
        Claim second = claim("a", "a1", 2);
        Claim third = claim("a", "a1", 3);
        inFlight.claimed(first, TERM);

        assertThat(inFlight.claimed(second, TERM))
                .as("the first one was not sent")
                .isNull();
        assertThat(inFlight.send(webhook -> true)).containsExactly(second);
        assertThat(inFlight.claimed(third, TERM)).isSameAs(second);
        assertThat(inFlight.count()).isEqualTo(1);
        assertThat(inFlight.awaitedBytes()).isEqualTo(PAYLOAD.length());
        assertThat(inFlight.take(DeliveryResult.givenBack(second))).isFalse();
        assertThat(inFlight.send(webhook -> true)).containsExactly(third);
        assertThat(inFlight.take(DeliveryResult.givenBack(third))).isTrue();
        assertThat(inFlight.awaitedBytes()).isZero();
    }

    @Test
    void aBatchWhoseRecordingFailedIsRecordedWithTheNextOne() {
        for (int i = 0; i < 3; i++) {
            Claim claim = claim("a", "a" + i, 1);
            inFlight.claimed(claim, TERM);
            inFlight.send(webhook -> true);
            inFlight.take(DeliveryResult.givenBack(claim));
            assertThat(inFlight.batch(2)).hasSize(Math.min(2, i + 1));
        }

        inFlight.recorded();

        assertThat(inFlight.batch(2))
                .singleElement()
                .satisfies(result ->
                        assertThat(result.completion().claim().deliveryId()).isEqualTo("a2"));
        inFlight.recorded();
        assertThat(inFlight.count()).isZero();
    }

    @Test
    void onlyOpenRequestsAreOverdue() {
        inFlight.claimed(claim("a", "a1", 1), TERM);
        assertThat(inFlight.overdue(1_000_000_000)).isEmpty();
        inFlight.send(webhook -> true);
        assertThat(inFlight.overdue(2_000_000_000)).hasSize(1);
    }
}
