package org.webhooks4j.core.internal.net;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Validates the head of a response beyond what each client checks itself. The end of the response must be unambiguous,
 * so that no part of it is taken for the next response (RFC 9112, section 6.3), and its headers must be safe to log.
 */
public final class ResponseRules {

    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    private ResponseRules() {}

    /**
     * Returns what is wrong with a response.
     *
     * @param headers the headers, with case-insensitive names
     * @return a human-readable reason that never quotes the receiver; null if the response is valid
     */
    public static @Nullable String flawOf(int statusCode, Map<String, List<String>> headers) {
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            if (!isName(header.getKey())) {
                return "a header's name has a character that none can have";
            }
            for (String value : header.getValue()) {
                if (hasControl(value)) {
                    return "a header's value has a control character";
                }
            }
        }
        // These have no body, regardless of their headers.
        return statusCode == NO_CONTENT || statusCode == NOT_MODIFIED ? null : flawOfLength(headers);
    }

    /** RFC 9110, section 5.6.2: the characters of a token. */
    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!RequestRules.isTokenCharacter(name.charAt(i))) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    /** RFC 9110, section 5.5: the characters that no value may have. */
    private static boolean hasControl(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < ' ' && c != '\t') || c == 0x7f) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String flawOfLength(Map<String, List<String>> headers) {
        List<String> lengths = headers.getOrDefault("content-length", List.of());
        List<String> encodings = headers.getOrDefault("transfer-encoding", List.of());
        if (!encodings.isEmpty() && !lengths.isEmpty()) {
            return "it has both a Content-Length and a Transfer-Encoding, so that its end is uncertain";
        }
        if (encodings.size() > 1
                || (encodings.size() == 1 && !encodings.get(0).strip().equalsIgnoreCase("chunked"))) {
            return "its Transfer-Encoding is not 'chunked', so that its end is uncertain";
        }
        if (lengths.size() > 1) {
            return "it has more than one Content-Length, so that its end is uncertain";
        }
        return lengths.isEmpty() || LENGTH.matcher(lengths.get(0).strip()).matches()
                ? null
                : "its Content-Length is not a number";
    }
}
