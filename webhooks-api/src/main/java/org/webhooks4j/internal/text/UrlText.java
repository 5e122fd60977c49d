package org.webhooks4j.internal.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** A URL, or what somebody wrote in place of one, as it may be shown. */
public final class UrlText {

    /** Whatever may be a user's name and password, also where the rest is no URL. */
    private static final Pattern USER_INFO = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*:/+)?.*@", Pattern.DOTALL);

    private UrlText() {}

    /**
     * The text without what may be a user's name and password: all before the last {@code @}, unless it is a URL with
     * none.
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
