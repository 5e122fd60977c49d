package org.webhooks4j.internal.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Authentication;
import org.webhooks4j.Webhook;
import org.webhooks4j.internal.filter.FieldPath;
import org.webhooks4j.internal.text.CleanText;

/**
 * The rules for the values of a webhook's fields. Each rule reports its problems; the table assigns rules to fields.
 */
final class WebhookRules {

    private static final int MAX_NAME_LENGTH = 200;
    private static final int MAX_FORMAT_LENGTH = 100;
    private static final Duration MAX_TIMEOUT = Duration.ofMinutes(5);
    private static final Duration MAX_RETRY_DELAY = Duration.ofDays(30);
    private static final int MAX_RETRIES = 50;
    private static final int MAX_IN_FLIGHT = 1_000;
    private static final double MIN_REQUESTS_PER_SECOND = 0.001;
    private static final double MAX_REQUESTS_PER_SECOND = 1_000;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private WebhookRules() {}

    /**
     * A rule for one field.
     *
     * @param <T> the type of the field's values
     */
    interface Rule<T> {
        void check(T value, Webhook webhook, Consumer<String> problems);
    }

    static void id(String id, Webhook webhook, Consumer<String> problems) {
        if (!Ids.isUsable(id)) {
            problems.accept("'" + printable(id) + "' is not usable; " + Ids.REMEDY);
        }
    }

    static void name(String name, Webhook webhook, Consumer<String> problems) {
        if (name.isBlank()) {
            problems.accept(
                    "the name is empty; write what people should call the webhook, such as Sync to External" + " CMDB");
        } else if (name.length() > MAX_NAME_LENGTH) {
            problems.accept("the name has " + name.length() + " characters; write at most " + MAX_NAME_LENGTH);
        }
        clean("the name", name, problems);
    }

    static void url(String url, Webhook webhook, Consumer<String> problems) {
        String problem = WebhookUrl.problemOf(url);
        if (problem != null) {
            problems.accept(problem);
        }
    }

    static void eventTypes(Set<?> types, Webhook webhook, Consumer<String> problems) {
        if (types.isEmpty()) {
            problems.accept("no event type is given; name at least one of create, update, delete or the host's own");
        }
    }

    static void entries(Collection<String> entries, Webhook webhook, Consumer<String> problems) {
        entries.forEach(entry -> entry(entry, problems));
    }

    static void format(String format, Webhook webhook, Consumer<String> problems) {
        entry(format, problems);
        if (format.length() > MAX_FORMAT_LENGTH) {
            problems.accept(
                    "the name has " + format.length() + " characters; no format has more than " + MAX_FORMAT_LENGTH);
        }
    }

    private static void entry(String entry, Consumer<String> problems) {
        if (entry.isBlank()) {
            problems.accept("an entry is empty; remove it or write a name");
        }
        clean("'" + printable(entry) + "'", entry, problems);
    }

    static void paths(Set<String> paths, Webhook webhook, Consumer<String> problems) {
        paths.forEach(path -> path(path, problems));
    }

    private static void path(String path, Consumer<String> problems) {
        String fault = CleanText.fault(path);
        if (fault != null) {
            problems.accept("path '" + printable(path) + "' " + fault
                    + "; leave it out, or write U+0000 as in [\"a\\u0000b\"]");
            return;
        }
        try {
            // A field can be excluded only from all elements of a list.
            if (FieldPath.of(path).hasIndex()) {
                problems.accept("path '" + printable(path) + "' names one element of a list; leave the index out");
            }
        } catch (IllegalArgumentException e) {
            problems.accept(printable(String.valueOf(e.getMessage())));
        }
    }

    static void headers(Map<String, String> headers, Webhook webhook, Consumer<String> problems) {
        Set<String> names = new HashSet<>();
        headers.forEach((name, value) -> {
            String problem = HeaderRules.problemOf(name, value);
            if (problem != null) {
                problems.accept(problem);
            }
            if (!names.add(name.toLowerCase(Locale.ROOT))) {
                problems.accept("'" + printable(name) + "' is there twice; case does not tell headers apart");
            }
        });
        Authentication authentication = webhook.options().authentication();
        if (authentication != null
                && headers.keySet().stream().anyMatch(authentication.headerName()::equalsIgnoreCase)) {
            problems.accept(
                    "'" + authentication.headerName() + "' is set by the authentication; remove it here or there");
        }
    }

    static void timeout(Duration timeout, Webhook webhook, Consumer<String> problems) {
        if (timeout.isZero() || timeout.isNegative() || timeout.compareTo(MAX_TIMEOUT) > 0) {
            problems.accept(timeout + " is not usable; write a duration above zero and at most " + MAX_TIMEOUT);
        } else if (!timeout.equals(timeout.truncatedTo(ChronoUnit.MILLIS))) {
            problems.accept(timeout + " is not usable; write a duration of whole milliseconds");
        }
    }

    static @Nullable Duration nearestTimeout(Duration timeout) {
        if (timeout.isZero() || timeout.isNegative()) {
            return null;
        }
        return timeout.compareTo(MAX_TIMEOUT) > 0 ? MAX_TIMEOUT : timeout;
    }

    static void retryDelays(List<Duration> delays, Webhook webhook, Consumer<String> problems) {
        if (delays.size() > MAX_RETRIES) {
            problems.accept("there are " + delays.size() + " waits; write at most " + MAX_RETRIES);
        }
        for (Duration delay : delays) {
            if (delay.isNegative() || delay.compareTo(MAX_RETRY_DELAY) > 0) {
                problems.accept(delay + " is not usable; write durations from zero to " + MAX_RETRY_DELAY);
            } else if (!delay.equals(delay.truncatedTo(ChronoUnit.MILLIS))) {
                problems.accept(delay + " is not usable; write durations of whole milliseconds");
            }
        }
    }

    static List<Duration> nearestRetryDelays(List<Duration> delays) {
        return delays.stream()
                .limit(MAX_RETRIES)
                .map(delay -> delay.isNegative()
                        ? Duration.ZERO
                        : delay.compareTo(MAX_RETRY_DELAY) > 0 ? MAX_RETRY_DELAY : delay)
                .toList();
    }

    static void maxInFlight(Integer requests, Webhook webhook, Consumer<String> problems) {
        if (requests < 1 || requests > MAX_IN_FLIGHT) {
            problems.accept(requests + " is not usable; write 1 to " + MAX_IN_FLIGHT);
        }
    }

    static Integer nearestMaxInFlight(Integer requests) {
        return Math.min(Math.max(1, requests), MAX_IN_FLIGHT);
    }

    static void requestsPerSecond(Double requests, Webhook webhook, Consumer<String> problems) {
        if (!(requests >= MIN_REQUESTS_PER_SECOND && requests <= MAX_REQUESTS_PER_SECOND)) {
            problems.accept(requests + " is not usable; write a number from " + MIN_REQUESTS_PER_SECOND + " to "
                    + MAX_REQUESTS_PER_SECOND + ", such as 0.5 for one request every two seconds");
        }
    }

    static Double nearestRequestsPerSecond(Double requests) {
        return requests >= MIN_REQUESTS_PER_SECOND
                ? Math.min(requests, MAX_REQUESTS_PER_SECOND)
                : MIN_REQUESTS_PER_SECOND;
    }

    static void tlsIdentity(String identity, Webhook webhook, Consumer<String> problems) {
        if (!Ids.isUsable(identity)) {
            problems.accept("'" + printable(identity) + "' is not usable; " + Ids.REMEDY);
        } else if (webhook.url().regionMatches(true, 0, "http:", 0, 5)) {
            problems.accept("the URL is called without TLS; write it with https, or leave the identity out");
        }
    }

    /** Stores have millisecond precision: a finer value would change when read back. */
    static void tracedUntil(Instant until, Webhook webhook, Consumer<String> problems) {
        if (until.isBefore(Instant.EPOCH)
                || until.isAfter(LAST)
                || !until.equals(until.truncatedTo(ChronoUnit.MILLIS))) {
            problems.accept(until + " is not usable; write an instant of whole milliseconds from 1970 to 9999");
        }
    }

    private static void clean(String what, String value, Consumer<String> problems) {
        String fault = CleanText.fault(value);
        if (fault != null) {
            problems.accept(what + " " + fault + "; leave it out");
        }
    }

    static String printable(String text) {
        return text.replaceAll("[^\\x20-\\x7e]", "?");
    }
}
