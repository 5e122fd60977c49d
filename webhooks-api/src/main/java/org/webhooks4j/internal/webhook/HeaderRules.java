package org.webhooks4j.internal.webhook;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Defines which custom headers a webhook may have. */
public final class HeaderRules {

    /** Carries basic and bearer authentication. */
    public static final String AUTHORIZATION = "Authorization";

    /** RFC 9110, section 5.6.2: the characters of a token. */
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");

    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e]{0,4000}");

    private static final Pattern CONTEXT_VALUE = Pattern.compile("[\\x20-\\x7e]*");

    /** Headers that frame, identify, sign or route the request: a custom one would break or forge it. */
    private static final Set<String> RESERVED = Set.of(
            "host",
            "content-length",
            "content-type",
            "content-encoding",
            "connection",
            "transfer-encoding",
            "te",
            "trailer",
            "upgrade",
            "expect",
            "keep-alive",
            "http2-settings",
            "user-agent",
            "x-hub-signature-256",
            "x-hook-signature");

    private HeaderRules() {}

    /** Describes what is wrong with a header, without its value; null if nothing is. */
    public static @Nullable String problemOf(String name, String value) {
        String problem = problemOf(name);
        if (problem == null && !VALUE.matcher(value).matches()) {
            return "the value of '" + name + "' has a character that a header cannot carry, or is longer than 4000;"
                    + " write printable ASCII";
        }
        return problem;
    }

    /** Describes what is wrong with a header of a trace context, the same way. Baggage may be longer. */
    public static @Nullable String problemOfContext(String name, String value) {
        String problem = problemOf(name);
        return problem == null && !CONTEXT_VALUE.matcher(value).matches()
                ? "the value of '" + name + "' has a character that a header cannot carry"
                : problem;
    }

    private static @Nullable String problemOf(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!NAME.matcher(name).matches()) {
            return "'" + WebhookRules.printable(name) + "' is not a header name; write letters, digits and '-'";
        }
        if (lower.startsWith("webhook-") || lower.startsWith("proxy-") || RESERVED.contains(lower)) {
            return "'" + name + "' is set by the sender and cannot be replaced; choose another name, such as X-" + name;
        }
        return null;
    }
}
