package org.webhooks4j.benchmarks.contestant;

/** Creates contestants by their names. */
public final class Contestants {

    /** This library over java.net.http. */
    public static final String OURS = "webhooks4j";

    /** db-scheduler. */
    public static final String DB_SCHEDULER = "db-scheduler";

    /** transaction-outbox. */
    public static final String TRANSACTION_OUTBOX = "transaction-outbox";

    /** JobRunr. */
    public static final String JOBRUNR = "JobRunr";

    /** The bare HTTP client. */
    public static final String BARE_CLIENT = "bare client";

    private Contestants() {}

    /** Creates a contestant. */
    public static Contestant of(String name, MeasurementSetting setting) {
        return switch (name) {
            case OURS -> new Webhooks4j(setting);
            case DB_SCHEDULER -> new DbScheduler(setting);
            case TRANSACTION_OUTBOX -> new TransactionOutboxPeer(setting);
            case JOBRUNR -> new JobRunrPeer(setting);
            case BARE_CLIENT -> new BareClient(setting);
            default -> throw new IllegalArgumentException("there is no contestant '" + name + "'");
        };
    }
}
