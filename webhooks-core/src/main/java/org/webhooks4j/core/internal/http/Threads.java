package org.webhooks4j.core.internal.http;

/** Makes threads that do not keep the host's process alive. */
final class Threads {

    private Threads() {}

    static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
