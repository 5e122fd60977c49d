package org.webhooks4j.core.internal.http;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.core.internal.net.Deadline;
import org.webhooks4j.core.internal.net.Threads;

/**
 * Closes a java.net.http client with its connections and its thread. Since JDK 21 a client has a shutdown method.
 * Before that, it closes when it is garbage collected, which on an idle server is hours later; but its thread closes
 * everything when it is interrupted.
 */
final class ClientShutdown {

    private static final Logger LOG = LoggerFactory.getLogger(ClientShutdown.class);

    private static final @Nullable MethodHandle SHUTDOWN_NOW = find("shutdownNow", MethodType.methodType(void.class));
    private static final @Nullable MethodHandle AWAIT_TERMINATION =
            find("awaitTermination", MethodType.methodType(boolean.class, Duration.class));

    /** A client's toString() ends with its number, which is part of its thread's name. */
    private static final Pattern NUMBER = Pattern.compile("\\((\\d+)\\)$");

    private final HttpClient client;
    private @Nullable Thread thread;

    private ClientShutdown(HttpClient client) {
        this.client = client;
    }

    private static @Nullable MethodHandle find(String name, MethodType type) {
        try {
            return MethodHandles.publicLookup().findVirtual(HttpClient.class, name, type);
        } catch (NoSuchMethodException | IllegalAccessException e) {
            return null;
        }
    }

    /** Starts closing a client, all of whose exchanges were aborted. */
    static ClientShutdown of(HttpClient client) {
        ClientShutdown shutdown = new ClientShutdown(client);
        shutdown.begin();
        return shutdown;
    }

    private void begin() {
        MethodHandle shutdownNow = SHUTDOWN_NOW;
        try {
            if (shutdownNow != null) {
                shutdownNow.invoke(client);
                return;
            }
            Thread found = threadOf(client);
            if (found == null) {
                LOG.debug("The HTTP client has no thread that could be told to close it");
                return;
            }
            thread = found;
            found.interrupt(); // safe, because all calls have ended, and what depends on them does not block
        } catch (Throwable e) {
            LOG.debug("The HTTP client is not closed before it is collected", e);
        }
    }

    /** Waits until the client is closed or the deadline has passed. */
    void awaitEnd(Deadline deadline) {
        MethodHandle awaitTermination = AWAIT_TERMINATION;
        if (Thread.currentThread().getName().equals(threadName(client))) {
            return; // A call's dependent action closes the transport; the thread ends when that returns.
        }
        try {
            if (thread != null) {
                Threads.awaitEnd(thread, deadline);
            } else if (awaitTermination != null) {
                boolean closed =
                        (boolean) awaitTermination.invoke(client, Duration.ofNanos(Math.max(1, deadline.nanosLeft())));
                LOG.debug("The HTTP client is closed: {}", closed);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            LOG.debug("Nobody can wait for the HTTP client to close", e);
        }
    }

    private static @Nullable String threadName(HttpClient client) {
        Matcher number = NUMBER.matcher(client.toString());
        return number.find() ? "HttpClient-" + number.group(1) + "-SelectorManager" : null;
    }

    private static @Nullable Thread threadOf(HttpClient client) {
        String name = threadName(client);
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(name))
                .findFirst()
                .orElse(null);
    }
}
