package org.webhooks4j.core.internal.net;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Limits the number of concurrent lookups of one kind. Further lookups wait in order, for a short time. */
final class LookupLimit {

    private static final int MAX_WAITING = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** A waiting lookup, which must not throw, and the callback for a refusal. Compared by identity. */
    private static final class Waiting {

        private final Runnable lookUp;
        private final Consumer<String> refused;

        Waiting(Runnable lookUp, Consumer<String> refused) {
            this.lookUp = lookUp;
            this.refused = refused;
        }
    }

    private enum Place {
        TAKEN,
        AWAITED,
        NONE
    }

    private final int places;
    private final LookupThreads threads;
    private final ScheduledExecutorService timer;
    private final Set<Waiting> waiting = new LinkedHashSet<>();
    private int taken;

    LookupLimit(int places, LookupThreads threads, ScheduledExecutorService timer) {
        this.places = places;
        this.threads = threads;
        this.timer = timer;
    }

    /**
     * Runs a lookup in another thread, immediately or when a place is free, or calls back with the reason for a
     * refusal.
     */
    void take(Runnable lookUp, Consumer<String> refused) {
        Waiting mine = new Waiting(lookUp, refused);
        switch (place(mine)) {
            case TAKEN -> begin(mine);
            case AWAITED -> limit(mine);
            case NONE -> refused.accept(MAX_WAITING + " other names wait to be looked up");
        }
    }

    private synchronized Place place(Waiting mine) {
        if (taken < places) {
            taken++;
            return Place.TAKEN;
        }
        return waiting.size() < MAX_WAITING && waiting.add(mine) ? Place.AWAITED : Place.NONE;
    }

    private void begin(Waiting mine) {
        try {
            threads.execute(() -> work(mine));
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            leave();
            mine.refused.accept("no thread could be had for it");
        }
    }

    private void work(Waiting mine) {
        for (Waiting next = mine; next != null; next = next()) {
            next.lookUp.run();
        }
    }

    /** Returns the lookup that has waited longest, which takes the caller's place; frees the place if none waits. */
    private synchronized @Nullable Waiting next() {
        Iterator<Waiting> first = waiting.iterator();
        if (!first.hasNext()) {
            taken--;
            return null;
        }
        Waiting next = first.next();
        first.remove();
        return next;
    }

    private synchronized void leave() {
        taken--;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The task ends with the timer.
    private void limit(Waiting mine) {
        try {
            timer.schedule(() -> giveUp(mine), PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            giveUp(mine);
        }
    }

    private void giveUp(Waiting mine) {
        if (stopsWaiting(mine)) {
            mine.refused.accept(places + " other names are looked up, without an answer yet");
        }
    }

    private synchronized boolean stopsWaiting(Waiting mine) {
        return waiting.remove(mine);
    }
}
