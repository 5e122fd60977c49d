package org.webhooks4j.internal.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** Masks credentials in a URL, or in malformed user input, for display. */
public final class UrlText {

    /** Text that may be a user name and password, even if the rest is not a URL. */
    private static final Pattern USER_INFO = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*:/+)?.*@", Pattern.DOTALL);

    private UrlText() {}

    /**
     * Masks what may be a user name and password: all text before the last {@code @}, unless the text is a URL without
     * user info.
     */
    public static String withoutPassword(String url) {
        return url.indexOf('@') < 0 || hasNoUser(url)
                ? url
                : USER_INFO.matcher(url).replaceFirst("$1***@");
    }

    private static boolean hasNoUser(String url) {
        try {
            URI uri = new URI(url);
            return uri.getHost() != null && uri.getRawUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
