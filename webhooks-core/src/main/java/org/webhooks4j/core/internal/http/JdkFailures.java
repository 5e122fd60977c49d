package org.webhooks4j.core.internal.http;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.regex.Pattern;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.core.internal.net.Failures;

/** What java.net.http throws beyond the platform's own exceptions. */
final class JdkFailures {

    /** HTTP/2 tells the end of a connection or stream by text alone. */
    private static final Pattern ENDED =
            Pattern.compile("reset|GOAWAY|RST_STREAM|EOF|closed|broken pipe|no bytes", Pattern.CASE_INSENSITIVE);

    /** What a proxy answers instead of making a way to the server is told by text alone, too. */
    private static final String NO_TUNNEL = "Tunnel failed";

    private JdkFailures() {}

    static Outcome outcome(Throwable failure, boolean answering) {
        if (failure instanceof HttpTimeoutException) {
            return failure instanceof HttpConnectTimeoutException ? Outcome.CONNECT_FAILURE : Outcome.TIMEOUT;
        }
        if (String.valueOf(failure.getMessage()).startsWith(NO_TUNNEL)) {
            return Outcome.CONNECT_FAILURE;
        }
        Outcome outcome = Failures.outcome(failure, answering);
        boolean ended = outcome == Outcome.PROTOCOL_ERROR
                && failure instanceof IOException
                && !(failure instanceof ProtocolException)
                && ENDED.matcher(String.valueOf(failure.getMessage())).find();
        return ended ? Outcome.CONNECTION_LOST : outcome;
    }

    /**
     * Whether a connection ended without one byte of an answer, as one does that the server closed while it was idle.
     */
    static boolean isUnanswered(Throwable thrown) {
        String message = Failures.unwrapped(thrown).getMessage();
        return message != null && message.contains("header parser received no bytes");
    }
}
