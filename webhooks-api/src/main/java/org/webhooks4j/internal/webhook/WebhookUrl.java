package org.webhooks4j.internal.webhook;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.text.SecretUrl;
import org.webhooks4j.internal.text.UrlText;

/** Checks whether a text is a URL that a request can be sent to. */
public final class WebhookUrl {

    private static final int MAX_LENGTH = 2048;

    /** The message does not contain the URL, because the part before the {@code @} is a user name and password. */
    private static final String USER_INFO =
            "the URL holds a user name or password, which logs and proxies would show; send it as a header instead";

    private static final String EXAMPLE = "write one such as https://inventory.example.com/api/object-created";

    private static final String MASKED = "the URL holds " + SecretUrl.MASK
            + ", which stands for what was not shown of the stored URL; write it whole, or leave it as it was shown";

    private WebhookUrl() {}

    /** Describes what is wrong with a URL and what to write instead; null if it is valid. */
    public static @Nullable String problemOf(String url) {
        if (url.isBlank()) {
            return "the URL is empty; " + EXAMPLE;
        }
        if (url.length() > MAX_LENGTH) {
            return "the URL has " + url.length() + " characters; write at most " + MAX_LENGTH;
        }
        if (SecretUrl.isMasked(url)) {
            return MASKED;
        }
        String quoted = "'" + WebhookRules.printable(UrlText.withoutPassword(url)) + "' ";
        if (url.chars()
                .anyMatch(c -> Character.isISOControl(c) || Character.isWhitespace(c) || Character.isSpaceChar(c))) {
            return quoted + "has a blank or control character; remove it or write it as %20";
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(url)) {
            return quoted + "has half of a character; write it whole, or as %XX";
        }
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            return quoted + "is not a URL: " + e.getReason() + "; " + EXAMPLE;
        }
        if (uri.getHost() == null && url.indexOf('@') >= 0) {
            return USER_INFO;
        }
        return quotedProblem(quoted, uri);
    }

    private static @Nullable String quotedProblem(String quoted, URI uri) {
        if (uri.getScheme() == null) {
            return quoted + "has no scheme; put http:// or https:// in front";
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return quoted + "has the scheme '" + uri.getScheme() + "'; only http and https can be used";
        }
        if (uri.getRawAuthority() == null) {
            return quoted + "has no host; " + EXAMPLE;
        }
        if (uri.getRawAuthority().indexOf('@') >= 0) {
            return USER_INFO;
        }
        if (uri.getRawAuthority().matches("(?i)https?:?") && uri.getRawPath().startsWith("//")) {
            return quoted + "has its scheme twice; write it once";
        }
        if (uri.getRawAuthority().endsWith(":")) {
            return quoted + "has a colon and no port behind it; write the port, or leave the colon out";
        }
        if (uri.getHost() == null) {
            return quoted + hostProblem(uri.getRawAuthority());
        }
        if (uri.getPort() == 0 || uri.getPort() > 65535) {
            return quoted + "has the port " + uri.getPort() + "; write one from 1 to 65535";
        }
        if (uri.getRawFragment() != null) {
            return quoted + "has a fragment, which is never sent; leave it out, or write its # as %23";
        }
        return null;
    }

    private static String hostProblem(String authority) {
        String host = authority.replaceFirst(":\\d*$", "");
        if (host.isEmpty()) {
            return "has no host; " + EXAMPLE;
        }
        try {
            String ascii = IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES);
            if (!ascii.equals(host)) {
                return "has a host with letters beyond ASCII; write it as " + ascii;
            }
        } catch (IllegalArgumentException e) {
            return "has a host that no name server knows, '" + WebhookRules.printable(host)
                    + "'; a host is letters, digits, '-' and '.', or an address";
        }
        return "has a host that cannot be used, '" + WebhookRules.printable(host)
                + "'; a host is letters, digits, '-' and '.', or an address";
    }
}
