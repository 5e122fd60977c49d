package org.webhooks4j.core.internal.net;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Selects the response headers that are kept. */
public final class ResponseHeaders {

    /** The limit for names and values together, because the log must stay small. */
    public static final int MAX_KEPT_CHARS = 16 * 1024;

    private static final String DECIDES_THE_RETRY = "retry-after";
    private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*\"?([A-Za-z0-9._:+-]+)");

    private ResponseHeaders() {}

    /**
     * Returns the headers with names in lower case, as many as fit.
     *
     * @param headers the headers, with case-insensitive names
     */
    public static Map<String, List<String>> kept(Map<String, List<String>> headers) {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        List<String> retryAfter = headers.getOrDefault(DECIDES_THE_RETRY, List.of());
        int room = MAX_KEPT_CHARS - put(DECIDES_THE_RETRY, retryAfter, kept, MAX_KEPT_CHARS);
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (!name.equals(DECIDES_THE_RETRY)) {
                room -= put(name, header.getValue(), kept, room);
            }
        }
        return Collections.unmodifiableMap(kept);
    }

    /** Adds the values that fit and returns how many characters they took. */
    private static int put(String name, List<String> values, Map<String, List<String>> kept, int room) {
        int used = 0;
        List<String> fitting = new ArrayList<>();
        for (String value : values) {
            int size = name.length() + value.length();
            if (used + size <= room) {
                used += size;
                fitting.add(value);
            }
        }
        if (!fitting.isEmpty()) {
            kept.put(name, List.copyOf(fitting));
        }
        return used;
    }

    /**
     * Returns the body's character set; UTF-8 if none is declared or the declared one is unknown.
     *
     * @param contentType the header's value, or an empty string
     */
    static Charset charset(String contentType) {
        Matcher matcher = CHARSET.matcher(contentType.toLowerCase(Locale.ROOT));
        if (matcher.find()) {
            try {
                return Charset.forName(matcher.group(1));
            } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                return StandardCharsets.UTF_8;
            }
        }
        return StandardCharsets.UTF_8;
    }
}
