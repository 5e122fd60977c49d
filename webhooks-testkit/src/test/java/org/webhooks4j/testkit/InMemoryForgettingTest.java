package org.webhooks4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.webhooks4j.Ordering;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.core.internal.memory.InMemoryStore;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.StoredEvent;
import org.webhooks4j.spi.WebhookStore;

/** Tests what the in-memory log removes when it is full. */
class InMemoryForgettingTest extends StoreContract {

    private static final int FULL = 10_000;

    private final WebhookStore store = new InMemoryStore(new DrivenClock());

    @Override
    protected WebhookStore store() {
        return store;
    }

    @Test
    void anEventIsKeptThatIsStillToBeSentToAnotherWebhook() {
        StoredEvent event = toTwoWebhooks();
        List<Claim> claims = driver().claim(2);
        driver().deliver(claims.get(0));
        fillTheLog();

        assertThat(store.events().find(event.id())).contains(event);
        driver().complete(StoreDriver.dead(claims.get(1)));
        isRedelivered(claims.get(1));
    }

    @Test
    void anEventIsKeptThatIsDeadForAnotherWebhook() {
        toTwoWebhooks();
        List<Claim> claims = driver().claim(2);
        driver().deliver(claims.get(0));
        driver().complete(StoreDriver.dead(claims.get(1)));
        fillTheLog();

        isRedelivered(claims.get(1));
    }

    @Test
    void anEventIsForgottenWithTheLastThatIsAboutIt() {
        StoredEvent event = toTwoWebhooks();
        driver().claim(2).forEach(driver()::deliver);
        fillTheLog();

        assertThat(store.events().find(event.id())).isEmpty();
    }

    private StoredEvent toTwoWebhooks() {
        StoredEvent event = driver().event("42");
        driver().enqueue(StoreDriver.to(event, Ordering.PER_OBJECT, "wh_a", "wh_b"));
        return event;
    }

    private void fillTheLog() {
        driver().enqueueAtOnce(FULL, Ordering.NONE, "wh_c", "43");
        driver().complete(driver().claim(FULL).stream()
                .map(StoreDriver::delivered)
                .toArray(Completion[]::new));
    }

    private void isRedelivered(Claim dead) {
        assertThat(driver().queue()
                        .redeliver(List.of(driver().ended(dead.deliveryId())), Trigger.MANUAL, driver().log()))
                .containsExactly(dead.deliveryId());
        assertThat(driver().claimOne().event()).isEqualTo(dead.event());
    }
}
