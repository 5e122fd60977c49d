package org.webhooks4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;
import org.webhooks4j.spi.WebhookRepository;

/**
 * Contract tests for every {@link WebhookRepository}, including one that only reads, for example from a host's own
 * table. A repository that writes must also pass {@link ManagedWebhookRepositoryContract}.
 */
public abstract class WebhookRepositoryContract {

    /** For subclasses. */
    protected WebhookRepositoryContract() {}

    /**
     * Returns the repository under test.
     *
     * @return the same repository during one test; empty at the start of the test
     */
    protected abstract WebhookRepository repository();

    /**
     * Stores a webhook in the host's own way, so that the repository finds it.
     *
     * @param webhook has an id of one digit, a name, a URL, one event type and one signing key; omit fields that the
     *     host does not store
     */
    protected abstract void put(Webhook webhook);

    @Test
    void aNewRepositoryIsEmpty() {
        assertThat(repository().findAll()).isEmpty();
        assertThat(repository().findById("1")).isEmpty();
    }

    @Test
    void everyWebhookIsFound() {
        put(webhook("1"));
        put(webhook("2"));

        assertThat(repository().findAll()).extracting(Webhook::id).containsExactlyInAnyOrder("1", "2");
        assertThat(repository().findById("2").map(Webhook::id)).contains("2");
        assertThat(repository().findById("3")).isEmpty();
    }

    @Test
    void aWebhookIsWhatWasPut() {
        Webhook webhook = webhook("1");
        put(webhook);

        Webhook found = repository().findById("1").orElseThrow();

        assertThat(found.name()).isEqualTo(webhook.name());
        assertThat(found.url()).isEqualTo(webhook.url());
        assertThat(found.eventTypes())
                .extracting(EventType::value)
                .containsExactlyElementsOf(
                        webhook.eventTypes().stream().map(EventType::value).toList());
    }

    @Test
    void whatIsFoundKeepsAllRules() {
        put(webhook("1"));

        for (Webhook found : repository().findAll()) {
            assertThatCode(() -> Webhook.copyOf(found).build()).doesNotThrowAnyException();
        }
    }

    @Test
    void whatWasPutSinceIsFoundAtOnce() {
        put(webhook("1"));
        assertThat(repository().findAll()).hasSize(1);

        put(webhook("2"));

        assertThat(repository().findAll()).hasSize(2);
    }

    @Test
    void manyThreadsMayReadAtTheSameTime() throws Exception {
        put(webhook("1"));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<Webhook>>> reads = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                reads.add(threads.submit(() -> repository().findAll()));
            }
            for (Future<List<Webhook>> read : reads) {
                assertThat(read.get(1, TimeUnit.MINUTES)).hasSize(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aNameComesBackToTheLetter() {
        Webhook webhook = Webhook.copyOf(webhook("1"))
                .name("to " + String.join("", NastyValues.ODD) + ".")
                .build();
        put(webhook);

        assertThat(repository().findById("1").map(Webhook::name)).contains(webhook.name());
    }

    @Test
    void anIdThatNoWebhookCanHaveFindsNone() {
        put(webhook("1"));

        for (String text : NastyValues.texts()) {
            assertThat(repository().findById(text)).isEmpty();
        }
        assertThat(repository().findById("1 ")).isEmpty();
    }

    private static Webhook webhook(String id) {
        return Webhook.to("https://example.com/hook/" + id)
                .id(id)
                .name("Audit trail " + id)
                .on(EventType.DELETE)
                .signedWith(SigningKey.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
                .build();
    }
}
