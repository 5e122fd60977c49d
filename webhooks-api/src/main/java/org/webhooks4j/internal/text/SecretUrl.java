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
 * A URL with what may be a secret in it: the user info, every value of the query, and segments of the path that nobody
 * would have made up by hand, as chat systems give them to their webhooks. A secret that looks like a word is not
 * found.
 */
public final class SecretUrl {

    /** Stands in place of a secret. No URL that can be stored holds it. */
    public static final String MASK = "••••";

    private static final Pattern AUTHORITY = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*:/+");

    /** Identifiers of workspaces and channels are shorter, and of use to whoever reads the list. */
    private static final int MIN_RANDOM_LENGTH = 12;

    private static final int MAX_WORD_LENGTH = 20;
    private static final int MIN_LETTERS_OF_A_WORD = 3;

    /** A word, a number, or both together, such as {@code v2}, {@code web01} and {@code 2nd}. */
    private static final Pattern WORD = Pattern.compile("\\d{0,20}|\\d{0,4}(\\p{L}+)\\d{0,4}");

    /** Words that are written without a space between them, such as {@code IncomingWebhook}. */
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

    /** The URL as it may be shown. What is masked already stays as it is. */
    public static String masked(String url) {
        // What is no URL may have a password in it all the same.
        return new SecretUrl(UrlText.withoutPassword(url)).masked.toString();
    }

    /** Whether something stands in it that was not shown. */
    public static boolean isMasked(String url) {
        return url.contains(MASK);
    }

    /** What is not shown of it, as it is written there. */
    public static List<String> secretsIn(String url) {
        return List.copyOf(new SecretUrl(url).secrets);
    }

    /**
     * What is meant by somebody who sends back what was shown: the URL that is stored, if nothing of it was changed.
     * Anything else is meant as it is written.
     */
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

    /** What stands behind a semicolon is a parameter of the segment. */
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

    /** What has no name is a value. */
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
