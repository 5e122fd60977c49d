package org.webhooks4j.core.internal.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.spi.TransportException;

/** Sorts what java.net.http throws into the classes that operators know. */
final class Failures {

    private static final int MAX_MESSAGE_LENGTH = 300;

    /** HTTP/2 tells the end of a connection or stream by text alone. */
    private static final Pattern ENDED =
            Pattern.compile("reset|GOAWAY|RST_STREAM|EOF|closed|broken pipe|no bytes", Pattern.CASE_INSENSITIVE);

    private Failures() {}

    /**
     * The failure in the field's own words.
     *
     * @param answering whether the headers had come
     * @param address the dialled address, or null if it is not known
     */
    static TransportException of(Throwable thrown, boolean answering, @Nullable String address) {
        Throwable failure = unwrapped(thrown);
        if (failure instanceof TransportException known) {
            return new TransportException(
                    known.outcome(), String.valueOf(known.getMessage()), address, known.getCause());
        }
        Outcome outcome = outcome(failure, answering);
        return new TransportException(outcome, words(outcome) + ": " + printable(failure), address, failure);
    }

    /**
     * Whether a connection ended without one byte of an answer, as one does that the server closed while it was idle.
     */
    static boolean isUnanswered(Throwable thrown) {
        String message = unwrapped(thrown).getMessage();
        return message != null && message.contains("header parser received no bytes");
    }

    private static Throwable unwrapped(Throwable thrown) {
        Throwable failure = thrown;
        while ((failure instanceof CompletionException || failure instanceof ExecutionException)
                && failure.getCause() != null) {
            failure = failure.getCause();
        }
        return failure;
    }

    private static Outcome outcome(Throwable failure, boolean answering) {
        if (failure instanceof HttpTimeoutException) {
            return failure instanceof HttpConnectTimeoutException ? Outcome.CONNECT_FAILURE : Outcome.TIMEOUT;
        }
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
                || has(failure, ClosedChannelException.class)
                || ENDED.matcher(String.valueOf(failure.getMessage())).find();
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
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
