package org.webhooks4j.core.internal.admin;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Receipt;
import org.webhooks4j.Transaction;
import org.webhooks4j.admin.BackfillProgress;
import org.webhooks4j.admin.BackfillSource;
import org.webhooks4j.admin.Page;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.core.internal.emit.Emitter;
import org.webhooks4j.core.internal.match.Subscription;
import org.webhooks4j.internal.text.CleanText;
import org.webhooks4j.spi.BackfillLog;

/** Emits the objects of one step and stores the progress, both in the transaction in which the objects were read. */
final class BackfillStep implements BackfillSource.Step {

    private static final int MAX_CURSOR_LENGTH = 1_000;

    private final Subscription subscription;
    private final Emitter emitter;
    private final BackfillLog log;
    private final @Nullable BackfillProgress stored;
    private final BackfillProgress before;
    private final Instant at;
    private @Nullable BackfillProgress after;

    BackfillStep(
            Subscription subscription,
            Emitter emitter,
            BackfillLog log,
            @Nullable BackfillProgress stored,
            BackfillProgress before,
            Instant at) {
        this.subscription = subscription;
        this.emitter = emitter;
        this.log = log;
        this.stored = stored;
        this.before = before;
        this.at = at;
    }

    @Override
    public void take(Transaction transaction, Page<ObjectEvent> page) {
        if (after != null) {
            throw new IllegalStateException("the source calls step.take(…) twice; call it once in each next(…)");
        }
        check(page.next());
        // Emits before it stores the progress, so that without a transaction objects may be sent twice but are never
        // lost.
        List<Receipt> receipts = emitter.emitTo(subscription, page.items(), Trigger.BACKFILL, transaction);
        long sent = receipts.stream().filter(Receipt::matched).count();
        BackfillProgress progress = new BackfillProgress(
                before.webhookId(),
                page.next(),
                before.sent() + sent,
                before.skipped() + receipts.size() - sent,
                before.startedAt(),
                at,
                page.next() == null);
        if (!log.replace(transaction, stored, progress)) {
            throw new IllegalStateException("another backfill of webhook '" + before.webhookId()
                    + "' goes on at the same time; this one ends, roll its step back");
        }
        after = progress;
    }

    /** Returns the progress after this step. */
    BackfillProgress result() {
        if (after == null) {
            throw new IllegalStateException(
                    "the source did not call step.take(…); call it in each next(…), with an empty page at the end");
        }
        return after;
    }

    private void check(@Nullable String cursor) {
        if (cursor == null) {
            return;
        }
        if (cursor.length() > MAX_CURSOR_LENGTH) {
            throw new IllegalArgumentException("the source's cursor has " + cursor.length()
                    + " characters; use one of at most " + MAX_CURSOR_LENGTH + ", such as the last object's id");
        }
        CleanText.check("the source's cursor", cursor);
        if (cursor.equals(before.cursor())) {
            throw new IllegalArgumentException("the source says again to go on at '" + cursor
                    + "', which would never end; say where the next page begins");
        }
    }
}
