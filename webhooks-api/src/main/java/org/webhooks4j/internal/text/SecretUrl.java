package org.webhooks4j.internal.text;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Masks the parts of a URL that may be secret: the user info, every value of the query, and path segments that look
 * random, as chat systems use them in webhook URLs. A secret that looks like a word is not detected.
 */
public final class SecretUrl {

    /** Replaces a secret in a masked URL. No URL that can be stored contains it. */
    public static final String MASK = "••••";

    private static final Pattern AUTHORITY = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*:/+");

    /** Identifiers of workspaces and channels are shorter, and useful to readers of the list. */
    private static final int MIN_RANDOM_LENGTH = 12;

    private static final int MAX_WORD_LENGTH = 20;
    private static final int MIN_LETTERS_OF_A_WORD = 3;

    /** A word, a number, or both combined, such as {@code v2}, {@code web01} and {@code 2nd}. */
    private static final Pattern WORD = Pattern.compile("\\d{0,20}|\\d{0,4}(\\p{L}+)\\d{0,4}");

    /** One of several words written without spaces, such as in {@code IncomingWebhook}. */
    private static final Pattern HUMP = Pattern.compile("\\p{Lu}?[\\p{L}&&[^\\p{Lu}]]+|\\p{Lu}+");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final StringBuilder masked = new StringBuilder();
    private final List<String> secrets = new ArrayList<>();

    private SecretUrl(String url) {
        Matcher scheme = AUTHORITY.matcher(url);
        int start = scheme.find() ? scheme.end() : 0;
        int fragment = endOf(url, '#', start, url.length());
        int query = endOf(url, '?', start, fragment);
        int path = endOf(url, '/', start, query);
        int host = url.lastIndexOf('@', path - 1);
        masked.append(url, 0, start);
        if (host >= start) {
            hide(url.substring(start, host));
            masked.append(url, host, path);
        } else {
            masked.append(url, start, path);
        }
        each(url.substring(path, query), '/', this::addSegment);
        if (query < fragment) {
            masked.append('?');
            each(url.substring(query + 1, fragment), '&', this::addParameter);
        }
        if (fragment < url.length()) {
            masked.append('#');
            hide(url.substring(fragment + 1));
        }
    }

    /** Returns the URL with its secrets masked. Parts that are already masked are kept. */
    public static String masked(String url) {
        // Text that is not a URL may still contain a password.
        return new SecretUrl(UrlText.withoutPassword(url)).masked.toString();
    }

    /** Whether the URL contains a masked part. */
    public static boolean isMasked(String url) {
        return url.contains(MASK);
    }

    /** Returns the secrets that {@link #masked(String)} hides, as written in the URL. */
    public static List<String> secretsIn(String url) {
        return List.copyOf(new SecretUrl(url).secrets);
    }

    /** Returns the stored URL if the wanted URL is its unchanged masked form; otherwise returns the wanted URL. */
    public static String restored(String wanted, @Nullable String stored) {
        return stored != null && isMasked(wanted) && masked(stored).equals(wanted) ? stored : wanted;
    }

    private static int endOf(String url, char end, int from, int limit) {
        int at = url.indexOf(end, from);
        return at < 0 || at > limit ? limit : at;
    }

    private void each(String text, char separator, Consumer<String> part) {
        int from = 0;
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
            part.accept(text.substring(from, at));
            masked.append(separator);
            from = at + 1;
        }
        part.accept(text.substring(from));
    }

    /** Adds a path segment. Text after a semicolon is a parameter of the segment. */
    private void addSegment(String segment) {
        int semicolon = segment.indexOf(';');
        String name = semicolon < 0 ? segment : segment.substring(0, semicolon);
        if (isRandom(decoded(name))) {
            hide(name);
        } else {
            masked.append(name);
        }
        if (semicolon >= 0) {
            masked.append(';');
            each(segment.substring(semicolon + 1), ';', this::addParameter);
        }
    }

    /** Adds a parameter. Text without a name is a value. */
    private void addParameter(String parameter) {
        int value = parameter.indexOf('=') + 1;
        masked.append(parameter, 0, value);
        hide(parameter.substring(value));
    }

    private void hide(String secret) {
        if (!secret.isEmpty()) {
            masked.append(MASK);
            if (!secret.equals(MASK)) {
                secrets.add(secret);
            }
        }
    }

    private static boolean isRandom(String segment) {
        return segment.length() >= MIN_RANDOM_LENGTH
                && BETWEEN_WORDS.splitAsStream(segment).anyMatch(word -> !isWord(word));
    }

    private static boolean isWord(String text) {
        Matcher word = WORD.matcher(text);
        if (!word.matches()) {
            return false;
        }
        String letters = word.group(1);
        if (letters == null) {
            return true;
        }
        List<String> humps =
                HUMP.matcher(letters).results().map(MatchResult::group).toList();
        return humps.stream().allMatch(hump -> hump.length() <= MAX_WORD_LENGTH)
                && (humps.size() == 1 || letters.length() >= MIN_LETTERS_OF_A_WORD * humps.size());
    }

    private static String decoded(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return segment;
        }
    }
}
