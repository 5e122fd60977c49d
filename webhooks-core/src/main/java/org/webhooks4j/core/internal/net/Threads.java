package org.webhooks4j.core.internal.net;

/** Makes threads that do not keep the host's process alive. */
public final class Threads {

    private Threads() {}

    /** A thread that is not started yet. */
    public static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
