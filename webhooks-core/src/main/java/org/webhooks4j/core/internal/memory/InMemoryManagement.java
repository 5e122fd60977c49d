package org.webhooks4j.core.internal.memory;

import java.time.Clock;
import org.webhooks4j.core.internal.time.SteadyTime;
import org.webhooks4j.spi.AuditLog;
import org.webhooks4j.spi.BackfillLog;
import org.webhooks4j.spi.EndpointFailures;
import org.webhooks4j.spi.ManagementStore;
import org.webhooks4j.spi.SkipLog;

final class InMemoryManagement implements ManagementStore {

    private final AuditLog audit;
    private final SkipLog skipped;
    private final EndpointFailures failures;
    private final BackfillLog backfills = new InMemoryBackfillLog();

    InMemoryManagement(Clock clock, SteadyTime time) {
        this.audit = new InMemoryAuditLog(clock);
        this.failures = new InMemoryEndpointFailures(time);
        this.skipped = new InMemorySkipLog(clock);
    }

    @Override
    public EndpointFailures failures() {
        return failures;
    }

    @Override
    public AuditLog audit() {
        return audit;
    }

    @Override
    public SkipLog skipped() {
        return skipped;
    }

    @Override
    public BackfillLog backfills() {
        return backfills;
    }
}
