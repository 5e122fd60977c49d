package org.webhooks4j.core.internal.match;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.InvalidWebhookException;
import org.webhooks4j.StoreException;
import org.webhooks4j.Transaction;
import org.webhooks4j.Webhook;
import org.webhooks4j.core.internal.fault.Faults;
import org.webhooks4j.spi.WebhookEdit;
import org.webhooks4j.spi.WebhookRepository;

/**
 * Wraps a host's repository so that it fails only with documented exceptions. A host's DAO throws its own exceptions
 * and may return null; callers of this class have one exception to handle.
 */
public final class GuardedRepository implements WebhookRepository {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedRepository.class);

    private final WebhookRepository repository;
    private volatile int nulls;

    /** Creates a guard around a repository. */
    public GuardedRepository(WebhookRepository repository) {
        this.repository = repository;
    }

    @Override
    public List<Webhook> findAll() {
        List<Webhook> found = call("be read", e -> false, repository::findAll);
        List<Webhook> there = found.stream().filter(Objects::nonNull).toList();
        report(found.size() - there.size());
        return there;
    }

    private void report(int missing) {
        if (missing > 0 && missing != nulls) {
            LOG.warn(
                    "Of the webhooks that {} returned, {} are null and are ignored",
                    repository.getClass().getName(),
                    missing);
        }
        nulls = missing;
    }

    @Override
    public Optional<Webhook> findById(String id) {
        return call("be read", e -> false, () -> repository.findById(id));
    }

    @Override
    public void save(Webhook webhook) {
        call("be saved", e -> isReadOnly(e) || e instanceof InvalidWebhookException, () -> {
            repository.save(webhook);
            return true;
        });
    }

    @Override
    public boolean change(List<WebhookEdit> edits) {
        return call(
                "be changed",
                e -> isReadOnly(e) || e instanceof InvalidWebhookException,
                () -> repository.change(edits));
    }

    @Override
    public boolean change(List<WebhookEdit> edits, Consumer<Transaction> record) {
        return call(
                "be changed",
                e -> isReadOnly(e) || e instanceof InvalidWebhookException,
                () -> repository.change(edits, record));
    }

    @Override
    public boolean keepsIncarnations() {
        return call("be read", e -> false, repository::keepsIncarnations);
    }

    @Override
    public boolean deactivate(String id, String reason) {
        return call("be deactivated", GuardedRepository::isReadOnly, () -> repository.deactivate(id, reason));
    }

    @Override
    public boolean delete(String id) {
        return call("be deleted", GuardedRepository::isReadOnly, () -> repository.delete(id));
    }

    private static boolean isReadOnly(RuntimeException e) {
        return e instanceof UnsupportedOperationException;
    }

    private <T> T call(String what, Predicate<RuntimeException> documented, Supplier<T> work) {
        try {
            return Objects.requireNonNull(work.get(), "it returned null");
        } catch (Throwable e) {
            // Also catches errors and undeclared checked exceptions.
            if (e instanceof RuntimeException known && (known instanceof StoreException || documented.test(known))) {
                throw known;
            }
            throw new StoreException(
                    "webhooks cannot " + what + ": " + repository.getClass().getName() + " failed: "
                            + Faults.describe(e),
                    e);
        }
    }
}
