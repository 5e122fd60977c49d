package org.webhooks4j.core.internal.net;

import java.io.EOFException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.spi.TransportException;

/** Classifies connection failures into outcomes. */
public final class ConnectionFailures {

    private static final int MAX_MESSAGE_LENGTH = 300;

    /**
     * The operating system's messages when this process has exhausted its resources; Java has no exception types for
     * them.
     */
    private static final Set<String> USED_UP = Set.of(
            "Too many open files",
            "Too many open files in system",
            "No buffer space available",
            "Cannot allocate memory",
            "No file descriptors available");

    private ConnectionFailures() {}

    /**
     * Returns the outcome for a failure, by the platform's exceptions.
     *
     * @param failure not a wrapper
     * @param answering whether the response headers had arrived
     */
    public static Outcome outcome(Throwable failure, boolean answering) {
        if (has(failure, UnknownHostException.class) || has(failure, UnresolvedAddressException.class)) {
            return Outcome.DNS_FAILURE;
        }
        if (has(failure, ConnectException.class) || has(failure, NoRouteToHostException.class)) {
            return Outcome.CONNECT_FAILURE;
        }
        if (has(failure, SSLException.class)) {
            return answering ? Outcome.CONNECTION_LOST : Outcome.TLS_FAILURE;
        }
        if (failure instanceof ProtocolException || !(failure instanceof IOException)) {
            return Outcome.PROTOCOL_ERROR;
        }
        return isEnd(failure) ? Outcome.CONNECTION_LOST : Outcome.PROTOCOL_ERROR;
    }

    /**
     * Returns whether this process itself caused the failure, because it has no more files, ports or memory.
     *
     * @param failure not a wrapper
     * @param address the address that was dialed, or null if none was
     */
    static boolean isOwn(Throwable failure, @Nullable String address) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError || isUsedUp(cause)) {
                return true;
            }
            // A machine without IPv6 always reports the same for every IPv6 address.
            if (cause instanceof BindException && (address == null || address.indexOf(':') < 0)) {
                return true;
            }
        }
        return false;
    }

    /** Compares the whole message, because the receiver may control part of it. */
    private static boolean isUsedUp(Throwable cause) {
        return cause instanceof IOException && USED_UP.contains(String.valueOf(cause.getMessage()));
    }

    private static boolean isEnd(Throwable failure) {
        return has(failure, EOFException.class)
                || has(failure, SocketException.class)
                || has(failure, ClosedChannelException.class);
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    /** Returns what was thrown, without the wrappers added by futures. */
    public static Throwable unwrapped(Throwable thrown) {
        Throwable failure = thrown;
        while ((failure instanceof CompletionException || failure instanceof ExecutionException)
                && failure.getCause() != null) {
            failure = failure.getCause();
        }
        return failure;
    }

    /** Creates the exception for a failure with a known outcome. */
    static TransportException of(Outcome outcome, Throwable failure, @Nullable String address) {
        return new TransportException(outcome, words(outcome) + ": " + printable(failure), address, failure);
    }

    private static String words(Outcome outcome) {
        return switch (outcome) {
            case DNS_FAILURE -> "no address was found";
            case CONNECT_FAILURE -> "no connection came about";
            case TLS_FAILURE -> "the TLS handshake failed";
            case TIMEOUT -> "the answer was not complete in time";
            case CONNECTION_LOST -> "the connection ended before the answer was complete";
            case SENDER_FAILURE -> "it could not be sent from here";
            default -> "what came back is not HTTP";
        };
    }

    /** Returns a failure's message in printable form, because the receiver may control part of it. */
    private static String printable(Throwable failure) {
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        String printable = message.replaceAll("[^\\x20-\\x7e]", "?");
        return printable.length() > MAX_MESSAGE_LENGTH ? printable.substring(0, MAX_MESSAGE_LENGTH) + "..." : printable;
    }
}
