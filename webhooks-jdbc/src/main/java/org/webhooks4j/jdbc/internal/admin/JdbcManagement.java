package org.webhooks4j.jdbc.internal.admin;

import org.webhooks4j.jdbc.internal.sql.Sql;
import org.webhooks4j.jdbc.internal.sql.Tables;
import org.webhooks4j.jdbc.internal.transaction.Transactions;
import org.webhooks4j.spi.AuditLog;
import org.webhooks4j.spi.BackfillLog;
import org.webhooks4j.spi.EndpointFailures;
import org.webhooks4j.spi.ManagementStore;
import org.webhooks4j.spi.SkipLog;

public final class JdbcManagement implements ManagementStore {

    private final AuditLog audit;
    private final SkipLog skipped;
    private final EndpointFailures failures;
    private final BackfillLog backfills;

    public JdbcManagement(Transactions transactions, Sql sql, Tables tables) {
        this.audit = new JdbcAuditLog(transactions, sql, tables);
        this.skipped = new JdbcSkipLog(transactions, sql, tables);
        this.failures = new JdbcEndpointFailures(transactions, sql, tables);
        this.backfills = new JdbcBackfillLog(transactions, tables);
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
