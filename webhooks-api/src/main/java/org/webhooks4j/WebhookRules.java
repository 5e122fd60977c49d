package org.webhooks4j;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.InvalidWebhookException.Violation;
import org.webhooks4j.internal.filter.FieldPath;
import org.webhooks4j.internal.text.CleanText;

/** The rules that every webhook keeps, whoever made it. Where requests may go is the address policy's business. */
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
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");

    private final List<Violation> violations = new ArrayList<>();

    private WebhookRules() {}

    static void check(WebhookBuilder webhook) {
        WebhookRules rules = new WebhookRules();
        rules.checkId(webhook.id);
        rules.checkName(webhook.name);
        rules.add("url", WebhookUrl.problemOf(webhook.url));
        if (webhook.eventTypes.isEmpty()) {
            rules.add(
                    "eventTypes",
                    "no event type is given; name at least one of create, update, delete or the host's own");
        }
        webhook.objectTypes.forEach(type -> rules.checkEntry("objectTypes", type));
        webhook.ignoredOrigins.forEach(origin -> rules.checkEntry("ignoredOrigins", origin));
        webhook.excludedFields.forEach(rules::checkPath);
        rules.checkHeaders(webhook.options.headers(), webhook.options.authentication());
        rules.checkFormat(webhook.options.format());
        rules.checkTimeout(webhook.options.timeout());
        rules.checkTracedUntil(webhook.state.tracedUntil());
        rules.checkTlsIdentity(webhook.options.tlsIdentity(), webhook.url);
        rules.checkRetryDelays(webhook.options.retryDelays());
        rules.checkLimits(webhook.options.maxInFlight(), webhook.options.requestsPerSecond());
        if (!rules.violations.isEmpty()) {
            throw new InvalidWebhookException(rules.violations);
        }
    }

    private void checkId(@Nullable String id) {
        if (id != null && !ID.matcher(id).matches()) {
            add("id", "'" + printable(id) + "' is not usable; write 1 to 64 letters, digits, '_', '-', '.' or ':'");
        }
    }

    private void checkName(@Nullable String name) {
        if (name == null) {
            return;
        }
        if (name.isBlank()) {
            add("name", "the name is empty; write what people should call the webhook, such as Sync to External CMDB");
        } else if (name.length() > MAX_NAME_LENGTH) {
            add("name", "the name has " + name.length() + " characters; write at most " + MAX_NAME_LENGTH);
        }
        clean("name", "the name", name);
    }

    private void checkFormat(String format) {
        checkEntry("format", format);
        if (format.length() > MAX_FORMAT_LENGTH) {
            add(
                    "format",
                    "the name has " + format.length() + " characters; no format has more than " + MAX_FORMAT_LENGTH);
        }
    }

    private void checkPath(String path) {
        String fault = CleanText.fault(path);
        if (fault != null) {
            add(
                    "excludedFields",
                    "path '" + printable(path) + "' " + fault
                            + "; leave it out, or write U+0000 as in [\"a\\u0000b\"]");
            return;
        }
        try {
            // What is left out of one element of a list is left out of all.
            if (FieldPath.of(path).hasIndex()) {
                add(
                        "excludedFields",
                        "path '" + printable(path) + "' names one element of a list; leave the index out");
            }
        } catch (IllegalArgumentException e) {
            add("excludedFields", printable(String.valueOf(e.getMessage())));
        }
    }

    private void checkHeaders(Map<String, String> headers, @Nullable Authentication authentication) {
        Set<String> names = new HashSet<>();
        headers.forEach((name, value) -> {
            add("headers", HeaderRules.problemOf(name, value));
            if (!names.add(name.toLowerCase(Locale.ROOT))) {
                add("headers", "'" + printable(name) + "' is there twice; case does not tell headers apart");
            }
        });
        if (authentication != null
                && headers.keySet().stream().anyMatch(authentication.headerName()::equalsIgnoreCase)) {
            add(
                    "headers",
                    "'" + authentication.headerName() + "' is set by the authentication; remove it here or there");
        }
    }

    private void checkRetryDelays(@Nullable List<Duration> delays) {
        if (delays == null) {
            return;
        }
        if (delays.size() > MAX_RETRIES) {
            add("retryDelays", "there are " + delays.size() + " waits; write at most " + MAX_RETRIES);
        }
        for (Duration delay : delays) {
            if (delay.isNegative() || delay.compareTo(MAX_RETRY_DELAY) > 0) {
                add("retryDelays", delay + " is not usable; write durations from zero to " + MAX_RETRY_DELAY);
            } else if (!delay.equals(delay.truncatedTo(ChronoUnit.MILLIS))) {
                add("retryDelays", delay + " is not usable; write durations of whole milliseconds");
            }
        }
    }

    private void checkLimits(@Nullable Integer maxInFlight, @Nullable Double requestsPerSecond) {
        if (maxInFlight != null && (maxInFlight < 1 || maxInFlight > MAX_IN_FLIGHT)) {
            add("maxInFlight", maxInFlight + " is not usable; write 1 to " + MAX_IN_FLIGHT);
        }
        if (requestsPerSecond != null
                && !(requestsPerSecond >= MIN_REQUESTS_PER_SECOND && requestsPerSecond <= MAX_REQUESTS_PER_SECOND)) {
            add(
                    "requestsPerSecond",
                    requestsPerSecond + " is not usable; write a number from " + MIN_REQUESTS_PER_SECOND + " to "
                            + MAX_REQUESTS_PER_SECOND + ", such as 0.5 for one request every two seconds");
        }
    }

    private void checkTimeout(@Nullable Duration timeout) {
        if (timeout != null && (timeout.isZero() || timeout.isNegative() || timeout.compareTo(MAX_TIMEOUT) > 0)) {
            add("timeout", timeout + " is not usable; write a duration above zero and at most " + MAX_TIMEOUT);
        } else if (timeout != null && !timeout.equals(timeout.truncatedTo(ChronoUnit.MILLIS))) {
            add("timeout", timeout + " is not usable; write a duration of whole milliseconds");
        }
    }

    /** Stores keep milliseconds: what is finer would come back as something else. */
    private void checkTracedUntil(@Nullable Instant until) {
        if (until != null
                && (until.isBefore(Instant.EPOCH)
                        || until.isAfter(LAST)
                        || !until.equals(until.truncatedTo(ChronoUnit.MILLIS)))) {
            add("tracedUntil", until + " is not usable; write an instant of whole milliseconds from 1970 to 9999");
        }
    }

    private void checkTlsIdentity(@Nullable String identity, String url) {
        if (identity == null) {
            return;
        }
        if (!ID.matcher(identity).matches()) {
            add(
                    "tlsIdentity",
                    "'" + printable(identity) + "' is not usable; write 1 to 64 letters, digits, '_', '-', '.' or ':'");
        } else if (url.regionMatches(true, 0, "http:", 0, 5)) {
            add("tlsIdentity", "the URL is called without TLS; write it with https, or leave the identity out");
        }
    }

    private void checkEntry(String field, String value) {
        if (value.isBlank()) {
            add(field, "an entry is empty; remove it or write a name");
        }
        clean(field, "'" + printable(value) + "'", value);
    }

    private void clean(String field, String what, String value) {
        String fault = CleanText.fault(value);
        if (fault != null) {
            add(field, what + " " + fault + "; leave it out");
        }
    }

    private void add(String field, @Nullable String problem) {
        if (problem != null) {
            violations.add(new Violation(field, problem));
        }
    }

    static String printable(String text) {
        return text.replaceAll("[^\\x20-\\x7e]", "?");
    }
}
