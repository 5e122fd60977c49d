package org.webhooks4j.core.internal.net;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.spi.TransportException;

/** Sorts what goes wrong on a connection into the classes that operators know. */
public final class Failures {

    private static final int MAX_MESSAGE_LENGTH = 300;

    private Failures() {}

    /**
     * The class of a failure by the platform's exceptions.
     *
     * @param failure not a wrapper
     * @param answering whether the headers had come
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

    /** What was thrown, without the wrappers that futures put around it. */
    public static Throwable unwrapped(Throwable thrown) {
        Throwable failure = thrown;
        while ((failure instanceof CompletionException || failure instanceof ExecutionException)
                && failure.getCause() != null) {
            failure = failure.getCause();
        }
        return failure;
    }

    /** A failure of a known class in the field's own words. */
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
            default -> "what came back is not HTTP";
        };
    }

    /** Part of it may be the receiver's own words. */
    private static String printable(Throwable failure) {
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        String printable = message.replaceAll("[^\\x20-\\x7e]", "?");
        return printable.length() > MAX_MESSAGE_LENGTH ? printable.substring(0, MAX_MESSAGE_LENGTH) + "..." : printable;
    }
}
