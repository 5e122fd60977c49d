package org.webhooks4j.core.internal.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.Webhook;
import org.webhooks4j.WebhookBuilder;
import org.webhooks4j.core.DrivenClock;

class WebhookDirectoryTest {

    private final DrivenClock clock = new DrivenClock();
    private final List<Webhook> stored = new ArrayList<>();
    private final WebhookDirectory directory =
            new WebhookDirectory(() -> List.copyOf(stored), clock, Duration.ofSeconds(1));

    private static WebhookBuilder webhook() {
        return Webhook.to("https://example.com/hook").id("wh_1").on(EventType.CREATE);
    }

    private void store(Webhook... webhooks) {
        stored.clear();
        stored.addAll(List.of(webhooks));
    }

    private long termOf(Webhook... webhooks) {
        store(webhooks);
        return Objects.requireNonNull(directory.refresh().byId("wh_1")).term();
    }

    @Test
    void webhooksAreReadAgainAfterTheIntervalAlsoIfTheClockWasSetBack() {
        assertThat(directory.current().all()).isEmpty();
        store(webhook().build());
        clock.advance(Duration.ofHours(-1));
        assertThat(directory.current().all()).as("less than a second later").isEmpty();
        clock.advance(Duration.ofMillis(999));
        assertThat(directory.current().all()).isEmpty();
        clock.advance(Duration.ofMillis(1));
        assertThat(directory.current().all()).hasSize(1);
    }

    @Test
    void aWebhookBeginsAnotherTermWithAnotherUrlWhenItIsActivatedAndWhenItIsCreatedAgain() {
        long first = termOf(webhook().build());
        assertThat(termOf(webhook().name("renamed").build())).isEqualTo(first);
        assertThat(termOf(webhook().active(false).build())).as("deactivated").isEqualTo(first);
        long on = termOf(webhook().build());
        assertThat(on).as("activated").isGreaterThan(first);
        long moved = termOf(webhook().url("https://example.com/other").build());
        assertThat(moved).as("another URL").isGreaterThan(on);
        store();
        assertThat(directory.refresh().all()).isEmpty();
        assertThat(termOf(webhook().url("https://example.com/other").build()))
                .as("created again")
                .isGreaterThan(moved);
    }
}
