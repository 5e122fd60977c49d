package org.webhooks4j.spi;

/**
 * Holds management data other than webhooks and deliveries, in the same place as they are. A store may keep any subset
 * of the logs. Without a log, its feature is missing and everything else works.
 */
public interface ManagementStore {

    /** Stores nothing. */
    ManagementStore NONE = new ManagementStore() {};

    /**
     * Returns the log of changes to webhooks.
     *
     * @return the log; {@link AuditLog#NONE} unless overridden
     */
    default AuditLog audit() {
        return AuditLog.NONE;
    }

    /**
     * Returns the log of events that were not sent to traced webhooks.
     *
     * @return the log; {@link SkipLog#NONE} unless overridden
     */
    default SkipLog skipped() {
        return SkipLog.NONE;
    }

    /**
     * Returns the progress of backfills.
     *
     * @return the log; {@link BackfillLog#NONE} unless overridden
     */
    default BackfillLog backfills() {
        return BackfillLog.NONE;
    }

    /**
     * Returns the failures since each webhook's last success, which decide when a webhook is deactivated.
     *
     * @return the failures; {@link EndpointFailures#NONE} unless overridden
     */
    default EndpointFailures failures() {
        return EndpointFailures.NONE;
    }
}
