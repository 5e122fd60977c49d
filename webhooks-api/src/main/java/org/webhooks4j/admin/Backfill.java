package org.webhooks4j.admin;

import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The configuration of a backfill: which objects it sends, and how fast. Immutable. */
public final class Backfill {

    /** The default rate limit of a backfill, in objects per second. */
    public static final int DEFAULT_OBJECTS_PER_SECOND = 100;

    private final BackfillSource source;
    private final int objectsPerSecond;
    private final boolean restart;
    private final Consumer<BackfillProgress> listener;
    private final BooleanSupplier stop;

    private Backfill(
            BackfillSource source,
            int objectsPerSecond,
            boolean restart,
            Consumer<BackfillProgress> listener,
            BooleanSupplier stop) {
        this.source = Objects.requireNonNull(source, "source is null: pass what reads the objects");
        this.objectsPerSecond = objectsPerSecond;
        this.restart = restart;
        this.listener = Objects.requireNonNull(listener);
        this.stop = Objects.requireNonNull(stop);
    }

    /**
     * Creates a backfill of the objects that a source reads.
     *
     * @param source reads the objects
     * @return the backfill, limited to {@value #DEFAULT_OBJECTS_PER_SECOND} objects per second
     */
    public static Backfill of(BackfillSource source) {
        return new Backfill(source, DEFAULT_OBJECTS_PER_SECOND, false, progress -> {}, () -> false);
    }

    /**
     * Limits the rate at which objects are enqueued. The endpoint's limit on requests in flight applies in any case.
     *
     * @param objectsPerSecond at least 1
     * @return a modified copy
     * @throws IllegalArgumentException if the rate is less than 1
     */
    public Backfill atMostPerSecond(int objectsPerSecond) {
        if (objectsPerSecond < 1) {
            throw new IllegalArgumentException(objectsPerSecond + " objects a second is not usable; pass at least 1");
        }
        return new Backfill(source, objectsPerSecond, restart, listener, stop);
    }

    /**
     * Starts from the beginning, even if an earlier backfill of the webhook did not finish.
     *
     * @return a modified copy
     */
    public Backfill restart() {
        return new Backfill(source, objectsPerSecond, true, listener, stop);
    }

    /**
     * Sets a listener that is called after each step.
     *
     * @param listener called in the backfill's thread; an exception ends the backfill
     * @return a modified copy
     */
    public Backfill onProgress(Consumer<BackfillProgress> listener) {
        return new Backfill(source, objectsPerSecond, restart, listener, stop);
    }

    /**
     * Sets a condition that stops the backfill early and keeps its progress. Interrupting its thread does so too, but
     * may interrupt a database driver: H2 then closes a file-based database.
     *
     * @param stop evaluated before each step, in the backfill's thread; true stops the backfill
     * @return a modified copy
     */
    public Backfill stopWhen(BooleanSupplier stop) {
        return new Backfill(source, objectsPerSecond, restart, listener, stop);
    }

    /**
     * The source that reads the objects.
     *
     * @return the source
     */
    public BackfillSource source() {
        return source;
    }

    /**
     * The maximum number of objects enqueued per second.
     *
     * @return at least 1
     */
    public int objectsPerSecond() {
        return objectsPerSecond;
    }

    /**
     * Whether the backfill always starts from the beginning.
     *
     * @return false if it continues where an earlier backfill stopped
     */
    public boolean isRestart() {
        return restart;
    }

    /**
     * The listener that is called after each step.
     *
     * @return the listener
     */
    public Consumer<BackfillProgress> listener() {
        return listener;
    }

    /**
     * Whether the backfill should stop before its next step.
     *
     * @return the result of the condition given to {@link #stopWhen}
     */
    public boolean isToStop() {
        return stop.getAsBoolean();
    }
}
