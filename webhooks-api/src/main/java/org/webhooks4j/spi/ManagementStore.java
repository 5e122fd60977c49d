package org.webhooks4j.spi;

/**
 * What management remembers beside webhooks and deliveries, kept in the same place as they are. A store keeps as many
 * of the logs as it likes; without one, what it is for is missing and everything else works.
 */
public interface ManagementStore {

    /** Remembers nothing. */
    ManagementStore NONE = new ManagementStore() {};

    /**
     * Who changed which webhook.
     *
     * @return the log of changes; unless overridden, {@link AuditLog#NONE}
     */
    default AuditLog audit() {
        return AuditLog.NONE;
    }

    /**
     * What was not sent to traced webhooks.
     *
     * @return the log of events that were skipped; unless overridden, {@link SkipLog#NONE}
     */
    default SkipLog skipped() {
        return SkipLog.NONE;
    }

    /**
     * How far the backfills are.
     *
     * @return the log of backfills; unless overridden, {@link BackfillLog#NONE}
     */
    default BackfillLog backfills() {
        return BackfillLog.NONE;
    }

    /**
     * Which deliveries failed since their webhook's last success.
     *
     * @return the failures by which webhooks are deactivated; unless overridden, {@link EndpointFailures#NONE}
     */
    default EndpointFailures failures() {
        return EndpointFailures.NONE;
    }
}
