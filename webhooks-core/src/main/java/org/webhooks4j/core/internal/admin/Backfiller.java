package org.webhooks4j.core.internal.admin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.NotFoundException;
import org.webhooks4j.admin.Backfill;
import org.webhooks4j.admin.BackfillException;
import org.webhooks4j.admin.BackfillProgress;
import org.webhooks4j.core.internal.emit.Emitter;
import org.webhooks4j.core.internal.match.Subscription;
import org.webhooks4j.core.internal.match.WebhookDirectory;
import org.webhooks4j.spi.BackfillLog;

/** Runs backfills in the caller's thread. */
public final class Backfiller {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final WebhookDirectory directory;
    private final Emitter emitter;
    private final BackfillLog log;
    private final Clock clock;
    private final BackfillPause pause;

    /** Creates a backfiller. */
    public Backfiller(WebhookDirectory directory, Emitter emitter, BackfillLog log, Clock clock) {
        this(directory, emitter, log, clock, BackfillPause.REAL);
    }

    Backfiller(WebhookDirectory directory, Emitter emitter, BackfillLog log, Clock clock, BackfillPause pause) {
        this.directory = directory;
        this.emitter = emitter;
        this.log = log;
        this.clock = clock;
        this.pause = pause;
    }

    @Nullable
    BackfillProgress progress(String webhookId) {
        return log.find(webhookId).orElse(null);
    }

    BackfillProgress run(String webhookId, Backfill backfill) {
        // Clears the interrupt while a step runs: H2 closes a database when its thread is interrupted.
        boolean interrupted = Thread.interrupted();
        try {
            directory.refresh();
            if (!subscription(webhookId).webhook().active()) {
                throw new IllegalStateException(
                        "webhook '" + webhookId + "' is inactive; activate it before bringing it up to date");
            }
            BackfillProgress stored = progress(webhookId);
            BackfillProgress progress =
                    stored == null || stored.finished() || backfill.isRestart() ? begin(webhookId) : stored;
            while (!interrupted && !backfill.isToStop()) {
                BackfillStep step = new BackfillStep(subscription(webhookId), emitter, log, stored, progress, now());
                BackfillProgress before = progress;
                try {
                    progress = step(backfill, before, step);
                    stored = progress;
                    backfill.listener().accept(progress);
                    if (progress.finished()) {
                        return progress;
                    }
                    pause.of(timeFor(objects(progress) - objects(before), backfill.objectsPerSecond()));
                } catch (InterruptedException e) {
                    interrupted = true;
                }
                interrupted |= Thread.interrupted();
            }
            return progress;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static BackfillProgress step(Backfill backfill, BackfillProgress before, BackfillStep step)
            throws InterruptedException {
        try {
            backfill.source().next(before.cursor(), step);
            return step.result();
        } catch (RuntimeException | InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new BackfillException(
                    "the backfill of webhook '" + before.webhookId() + "' could not read objects after "
                            + objects(before) + "; call backfill again to go on from there",
                    e);
        }
    }

    private static long objects(BackfillProgress progress) {
        return progress.sent() + progress.skipped();
    }

    private Subscription subscription(String webhookId) {
        Subscription subscription = directory.current().byId(webhookId);
        if (subscription == null) {
            throw new NotFoundException("there is no webhook '" + webhookId + "'");
        }
        return subscription;
    }

    private BackfillProgress begin(String webhookId) {
        return new BackfillProgress(webhookId, null, 0, 0, now(), now(), false);
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    private static Duration timeFor(long objects, int objectsPerSecond) {
        return Duration.ofSeconds(objects / objectsPerSecond)
                .plusNanos(objects % objectsPerSecond * NANOS_PER_SECOND / objectsPerSecond);
    }
}
