package org.webhooks4j.core.internal.admin;

import java.util.Optional;
import org.webhooks4j.admin.Backfill;
import org.webhooks4j.admin.BackfillOperations;
import org.webhooks4j.admin.BackfillProgress;
import org.webhooks4j.spi.BackfillLog;

/** Implements the backfill operations of an engine. */
public final class EngineBackfills implements BackfillOperations {

    private final Backfiller backfiller;
    private final BackfillLog log;

    /** Creates the operations. */
    public EngineBackfills(Backfiller backfiller, BackfillLog log) {
        this.backfiller = backfiller;
        this.log = log;
    }

    @Override
    public BackfillProgress run(String webhookId, Backfill backfill) {
        return backfiller.run(webhookId, backfill);
    }

    @Override
    public Optional<BackfillProgress> progress(String webhookId) {
        return log.find(webhookId);
    }
}
