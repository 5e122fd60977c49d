package org.webhooks4j.spi;

/** What management remembers beside webhooks and deliveries, kept in the same place as they are. */
public interface ManagementStore {

    /**
     * Who changed which webhook.
     *
     * @return the log of changes
     */
    AuditLog audit();

    /**
     * What was not sent to traced webhooks.
     *
     * @return the log of events that were skipped
     */
    SkipLog skipped();

    /**
     * How far the backfills are.
     *
     * @return the log of backfills
     */
    BackfillLog backfills();

    /**
     * Which deliveries failed since their webhook's last success.
     *
     * @return the failures by which webhooks are deactivated
     */
    EndpointFailures failures();
}
