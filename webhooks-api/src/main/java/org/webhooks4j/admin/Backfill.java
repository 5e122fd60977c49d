package org.webhooks4j.admin;

import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Which objects a backfill sends and how fast. Immutable. */
public final class Backfill {

    /** How fast a backfill is unless said otherwise. */
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
     * A backfill of some objects.
     *
     * @param source reads the objects
     * @return the backfill, of {@value #DEFAULT_OBJECTS_PER_SECOND} objects a second at most
     */
    public static Backfill of(BackfillSource source) {
        return new Backfill(source, DEFAULT_OBJECTS_PER_SECOND, false, progress -> {}, () -> false);
    }

    /**
     * Sets how fast objects are put into the queue. What the endpoint gets at once is limited in any case, by the
     * requests in flight that it may have.
     *
     * @param objectsPerSecond at least 1
     * @return a changed copy
     * @throws IllegalArgumentException if it is less
     */
    public Backfill atMostPerSecond(int objectsPerSecond) {
        if (objectsPerSecond < 1) {
            throw new IllegalArgumentException(objectsPerSecond + " objects a second is not usable; pass at least 1");
        }
        return new Backfill(source, objectsPerSecond, restart, listener, stop);
    }

    /**
     * Begins at the beginning, also if an earlier backfill of the webhook did not come to its end.
     *
     * @return a changed copy
     */
    public Backfill restart() {
        return new Backfill(source, objectsPerSecond, true, listener, stop);
    }

    /**
     * Sets what hears of each step.
     *
     * @param listener called in the thread of the backfill; an exception ends it
     * @return a changed copy
     */
    public Backfill onProgress(Consumer<BackfillProgress> listener) {
        return new Backfill(source, objectsPerSecond, restart, listener, stop);
    }

    /**
     * Sets what ends the backfill before its end, with its progress kept. An interrupt of its thread does so too, but
     * may meet a database driver at work: H2 closes a database in a file when that happens.
     *
     * @param stop asked before each step, in the thread of the backfill; true ends it
     * @return a changed copy
     */
    public Backfill stopWhen(BooleanSupplier stop) {
        return new Backfill(source, objectsPerSecond, restart, listener, stop);
    }

    /**
     * What reads the objects.
     *
     * @return the source
     */
    public BackfillSource source() {
        return source;
    }

    /**
     * How many objects are put into the queue in a second at most.
     *
     * @return at least 1
     */
    public int objectsPerSecond() {
        return objectsPerSecond;
    }

    /**
     * Whether it begins at the beginning in any case.
     *
     * @return false if it goes on where an earlier one was left
     */
    public boolean isRestart() {
        return restart;
    }

    /**
     * What hears of each step.
     *
     * @return the listener
     */
    public Consumer<BackfillProgress> listener() {
        return listener;
    }

    /**
     * Whether it is to end before its next step.
     *
     * @return what {@link #stopWhen} was given says
     */
    public boolean isToStop() {
        return stop.getAsBoolean();
    }
}
