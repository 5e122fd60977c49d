package org.webhooks4j;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.InvalidWebhookException.Violation;
import org.webhooks4j.internal.filter.FieldPath;

/** The rules that every webhook keeps, whoever made it. Where requests may go is the address policy's business. */
final class WebhookRules {

    private static final int MAX_NAME_LENGTH = 200;
    private static final Duration MAX_TIMEOUT = Duration.ofMinutes(5);
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");

    /** RFC 9110, section 5.6.2: the characters of a token. */
    private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");

    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e]{0,4000}");

    /** Headers that frame the request, name its sender or route it: a custom one would break or forge it. */
    private static final Set<String> RESERVED_HEADERS = Set.of(
            "host",
            "content-length",
            "content-type",
            "content-encoding",
            "connection",
            "transfer-encoding",
            "te",
            "trailer",
            "upgrade",
            "expect",
            "keep-alive",
            "http2-settings",
            "user-agent",
            "proxy-authorization",
            "proxy-authenticate",
            "proxy-connection");

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
        webhook.objectTypes.forEach(type -> rules.notBlank("objectTypes", type));
        webhook.ignoreOrigins.forEach(origin -> rules.notBlank("ignoreOrigins", origin));
        webhook.exclude.forEach(rules::checkPath);
        webhook.headers.forEach(rules::checkHeader);
        rules.notBlank("format", webhook.format);
        rules.checkTimeout(webhook.timeout);
        rules.checkTlsIdentity(webhook.tlsIdentity, webhook.url);
        if (!rules.violations.isEmpty()) {
            throw new InvalidWebhookException(rules.violations);
        }
    }

    private void checkId(@Nullable String id) {
        if (id != null && !ID.matcher(id).matches()) {
            add("id", "'" + id + "' is not usable; write 1 to 64 letters, digits, '_', '-', '.' or ':'");
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
    }

    private void checkPath(String path) {
        try {
            // What is left out of one element of a list is left out of all.
            if (FieldPath.of(path).hasIndex()) {
                add("exclude", "path '" + printable(path) + "' names one element of a list; leave the index out");
            }
        } catch (IllegalArgumentException e) {
            add("exclude", printable(String.valueOf(e.getMessage())));
        }
    }

    private void checkHeader(String name, String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!HEADER_NAME.matcher(name).matches()) {
            add("headers", "'" + printable(name) + "' is not a header name; write letters, digits and '-'");
        } else if (lower.startsWith("webhook-") || RESERVED_HEADERS.contains(lower)) {
            add(
                    "headers",
                    "'" + name + "' is set by the sender and cannot be replaced; choose another name, such as X-"
                            + name);
        } else if (!HEADER_VALUE.matcher(value).matches()) {
            add(
                    "headers",
                    "the value of '" + name + "' has a character that a header cannot carry, or is longer than 4000;"
                            + " write printable ASCII");
        }
    }

    private void checkTimeout(@Nullable Duration timeout) {
        if (timeout != null && (timeout.isZero() || timeout.isNegative() || timeout.compareTo(MAX_TIMEOUT) > 0)) {
            add("timeout", timeout + " is not usable; write a duration above zero and at most " + MAX_TIMEOUT);
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

    private void notBlank(String field, String value) {
        if (value.isBlank()) {
            add(field, "an entry is empty; remove it or write a name");
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
