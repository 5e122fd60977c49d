package org.webhooks4j.core.internal.http;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.regex.Pattern;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.core.internal.net.ConnectionFailures;

/** What java.net.http throws beyond the platform's own exceptions. */
final class JdkFailures {

    /** The client tells some ends of a connection by text alone. */
    private static final Pattern ENDED =
            Pattern.compile("reset|EOF|closed|broken pipe|no bytes", Pattern.CASE_INSENSITIVE);

    /** That the client itself came to an end is told by text alone, too. */
    private static final Pattern CLIENT_ENDED = Pattern.compile("selector manager closed|client is shut(ting)? ?down");

    /** What a proxy answers instead of making a way to the server is told by text alone, too. */
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
     * Whether an answer came that has no body, and says that it has one. The client takes that for a failure, closes
     * the connection, and tells of it by text alone.
     */
    static boolean isNoContent(Throwable thrown) {
        String message = ConnectionFailures.unwrapped(thrown).getMessage();
        return message != null && message.equals("unexpected content length header with 204 response");
    }

    /**
     * Whether a connection ended without one byte of an answer, as one does that the server closed while it was idle.
     */
    static boolean isUnanswered(Throwable thrown) {
        String message = ConnectionFailures.unwrapped(thrown).getMessage();
        return message != null && message.contains("header parser received no bytes");
    }
}
