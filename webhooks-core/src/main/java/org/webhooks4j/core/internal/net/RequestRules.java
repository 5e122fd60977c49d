package org.webhooks4j.core.internal.net;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.spi.TransportException;
import org.webhooks4j.spi.TransportRequest;

/** Validates requests, so that no URL is misleading and no header breaks or forges the request. */
public final class RequestRules {

    /** RFC 9110, section 5.6.2: the characters of a token besides letters and digits. */
    private static final String NAME_MARKS = "!#$%&'*+-.^_`|~";

    private static final Set<String> FRAMING =
            Set.of("host", "content-length", "transfer-encoding", "connection", "upgrade", "expect", "te", "trailer");

    private static final int MAX_PORT = 65535;

    private RequestRules() {}

    /**
     * Checks a request from any source.
     *
     * @throws TransportException with {@link Outcome#UNSENDABLE}, never quoting a header's value
     */
    public static void check(TransportRequest request) {
        checkUrl(request.uri());
        Set<String> names = new HashSet<>();
        request.headers().forEach((name, value) -> check(name, value, names));
    }

    /**
     * Parses a webhook's URL.
     *
     * @throws TransportException if the URL is invalid; the message does not quote it, as it may contain a password
     */
    public static URI uri(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw unsendable("the URL cannot be read at index " + e.getIndex() + ": " + e.getReason()
                    + "; correct the webhook's URL");
        }
    }

    /**
     * Returns the request target: path and query, in ASCII. Other characters are percent-encoded as UTF-8 (RFC 3986,
     * section 2.5); everything else is unchanged.
     */
    public static String target(URI uri) {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery();
        // java.net.http omits an empty query.
        return ascii(query == null || query.isEmpty() ? path : path + "?" + query);
    }

    /** Returns whether a URL's path and query are the request target as they are. */
    public static boolean isTarget(URI uri) {
        String query = uri.getRawQuery();
        return !uri.getRawPath().isEmpty() && (query == null || !query.isEmpty()) && isAscii(uri.toString());
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String ascii(String text) {
        if (isAscii(text)) {
            return text;
        }
        StringBuilder encoded = new StringBuilder();
        for (byte next : text.getBytes(StandardCharsets.UTF_8)) {
            if (next >= 0) {
                encoded.append((char) next);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(next));
            }
        }
        return encoded.toString();
    }

    private static void checkUrl(URI uri) {
        if (uri.getHost() == null || uri.getRawUserInfo() != null) {
            throw unsendable("the URL has no usable host, or has a user name or password; correct the webhook's URL");
        }
        if (!isTls(uri) && !"http".equalsIgnoreCase(uri.getScheme())) {
            throw unsendable("the URL is neither http nor https; correct the webhook's URL");
        }
        if (uri.getRawFragment() != null) {
            throw unsendable("the URL has a fragment, which is never sent; correct the webhook's URL");
        }
        if (!isAscii(uri.toString()) && !StandardCharsets.UTF_8.newEncoder().canEncode(uri.toString())) {
            throw unsendable("the URL has half of a character; correct the webhook's URL");
        }
        if (uri.getPort() == 0 || uri.getPort() > MAX_PORT) {
            throw unsendable("the URL's port is not between 1 and " + MAX_PORT + "; correct the webhook's URL");
        }
    }

    /** Returns whether a URL uses TLS. */
    public static boolean isTls(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    /** Checks a header. Never quotes its value, which may be a secret. */
    private static void check(String name, String value, Set<String> names) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!isName(name)) {
            throw unsendable("a header's name has a character that no header name can have");
        }
        if (FRAMING.contains(lower) || lower.startsWith("proxy-")) {
            throw unsendable("the header '" + name + "' is the client's own; remove it");
        }
        if (!isValue(value)) {
            throw unsendable("the header '" + name + "' has a character that is not printable ASCII; remove it");
        }
        if (!names.add(lower)) {
            throw unsendable("the header '" + name + "' is there twice; remove one of them");
        }
    }

    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!isTokenCharacter(name.charAt(i))) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    /** RFC 9110, section 5.6.2. */
    static boolean isTokenCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || NAME_MARKS.indexOf(c) >= 0;
    }

    private static boolean isValue(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < ' ' || value.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static TransportException unsendable(String problem) {
        return new TransportException(Outcome.UNSENDABLE, problem, null, null);
    }
}
