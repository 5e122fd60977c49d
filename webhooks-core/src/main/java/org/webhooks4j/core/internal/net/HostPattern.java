package org.webhooks4j.core.internal.net;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A host name, or {@code *.} and a domain for all its subdomains. */
public final class HostPattern {

    private final String text;

    private HostPattern(String text) {
        this.text = text;
    }

    /**
     * Parses a pattern.
     *
     * @throws IllegalArgumentException if the text is not a valid host name or pattern
     */
    public static HostPattern parse(String text) {
        String pattern = normalized(text);
        String name = pattern.startsWith("*.") ? pattern.substring(2) : pattern;
        if (!name.equals(hostOf(name))) {
            throw new IllegalArgumentException("'" + text
                    + "' is neither a host, nor an address, nor a range; write one such as hooks.corp.example,"
                    + " *.corp.example, 10.1.2.3 or 10.0.0.0/8");
        }
        return new HostPattern(pattern);
    }

    private static @Nullable String hostOf(String name) {
        try {
            return URI.create("http://" + name + "/").getHost();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Returns a name in the form used for comparison: in lower case, without a trailing dot. */
    static String normalized(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /** Returns whether the pattern matches a host. */
    public boolean matches(String host) {
        String name = normalized(host);
        return text.startsWith("*.") ? name.endsWith(text.substring(1)) : name.equals(text);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HostPattern that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
