package org.webhooks4j;

import java.net.URI;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.webhook.BuiltWebhook;
import org.webhooks4j.internal.webhook.Ids;
import org.webhooks4j.internal.webhook.WebhookUrl;

/**
 * The webhook that {@link WebhookBuilder} builds. {@link #toString()} omits headers and keys, because both may be
 * secret.
 */
record WebhookValue(
        String id,
        String name,
        String url,
        Set<EventType> eventTypes,
        boolean active,
        Set<String> objectTypes,
        Set<String> ignoredOrigins,
        @Nullable Filter filter,
        Set<String> excludedFields,
        List<SigningKey> signingKeys,
        DeliveryOptions options,
        WebhookState state,
        Authorship authorship)
        implements BuiltWebhook {

    WebhookValue(WebhookBuilder builder) {
        this(
                builder.id == null ? Ids.random() : builder.id,
                builder.name == null ? hostOf(builder.url) : builder.name.strip(),
                builder.url,
                copy(builder.eventTypes),
                builder.active,
                copy(builder.objectTypes),
                copy(builder.ignoredOrigins),
                builder.filter,
                copy(builder.excludedFields),
                List.copyOf(builder.signingKeys),
                builder.options,
                builder.state,
                new Authorship(builder.id == null || builder.hasRandomId, builder.unsigned));
    }

    @Override
    public boolean hasRandomId() {
        return authorship.randomId;
    }

    @Override
    public boolean isUnsignedOnPurpose() {
        return authorship.unsigned;
    }

    /** Returns the URL's host. For an invalid URL, returns a valid name, so that validation reports only the URL. */
    private static String hostOf(String url) {
        return WebhookUrl.problemOf(url) == null ? URI.create(url).getHost() : "webhook";
    }

    /** Copies the values. Unlike {@code Set.copyOf}, it keeps the order in which they were given. */
    private static <T> Set<T> copy(Collection<T> values) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(values));
    }

    @Override
    public String toString() {
        return "Webhook[" + id + " '" + name + "' on " + eventTypes + (active ? "" : ", inactive") + "]";
    }

    /** What the author said; it does not tell webhooks apart, because no store keeps it. */
    private record Authorship(boolean randomId, boolean unsigned) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Authorship;
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }
}
