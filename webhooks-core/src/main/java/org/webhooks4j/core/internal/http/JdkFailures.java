package org.webhooks4j.core.internal.http;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.regex.Pattern;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.core.internal.net.ConnectionFailures;

/** Classifies failures of java.net.http beyond the platform's own exceptions. */
final class JdkFailures {

    /** The client reports some closed connections only by message text. */
    private static final Pattern ENDED =
            Pattern.compile("reset|EOF|closed|broken pipe|no bytes", Pattern.CASE_INSENSITIVE);

    /** The client's own shutdown is reported only by message text, too. */
    private static final Pattern CLIENT_ENDED = Pattern.compile("selector manager closed|client is shut(ting)? ?down");

    /** A proxy's refusal to open a tunnel is reported only by message text, too. */
    private static final String NO_TUNNEL = "Tunnel failed";

    private JdkFailures() {}

    static Outcome outcome(Throwable failure, boolean answering) {
        if (failure instanceof HttpTimeoutException) {
            return failure instanceof HttpConnectTimeoutException ? Outcome.CONNECT_FAILURE : Outcome.TIMEOUT;
        }
        String message = String.valueOf(failure.getMessage());
        if (CLIENT_ENDED.matcher(message).find()) {
            return Outcome.SENDER_FAILURE;
        }
        if (message.startsWith(NO_TUNNEL)) {
            return Outcome.CONNECT_FAILURE;
        }
        Outcome outcome = ConnectionFailures.outcome(failure, answering);
        boolean ended = outcome == Outcome.PROTOCOL_ERROR
                && failure instanceof IOException
                && !(failure instanceof ProtocolException)
                && ENDED.matcher(message).find();
        return ended ? Outcome.CONNECTION_LOST : outcome;
    }

    /**
     * Returns whether a 204 response announced a body. The client treats that as a failure, closes the connection, and
     * reports it only by message text.
     */
    static boolean isNoContent(Throwable thrown) {
        String message = ConnectionFailures.unwrapped(thrown).getMessage();
        return message != null && message.equals("unexpected content length header with 204 response");
    }

    /**
     * Returns whether a connection ended without one byte of a response, as when the server closed it while it was
     * idle.
     */
    static boolean isUnanswered(Throwable thrown) {
        String message = ConnectionFailures.unwrapped(thrown).getMessage();
        return message != null && message.contains("header parser received no bytes");
    }
}
