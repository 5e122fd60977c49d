package org.webhooks4j.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.EventType;

/**
 * Assertions on one request. Those on event, object and changes read the formats {@code standard} and
 * {@code cloudevents}; {@link #hasField} reads any JSON.
 */
public final class RequestAssert extends AbstractAssert<RequestAssert, WebhookRequest> {

    private final ReadingContext reading;

    RequestAssert(WebhookRequest request, ReadingContext reading) {
        super(request, RequestAssert.class);
        this.reading = reading;
    }

    /**
     * The request is signed with a key of a webhook to this URL, or one that the receiver trusts, no longer than five
     * minutes before it came.
     *
     * @return this
     */
    public RequestAssert isVerified() {
        String refusal = reading.refusalOf(actual);
        if (refusal != null) {
            throw failed("expected a genuine request, but " + refusal);
        }
        return this;
    }

    /**
     * The request is not signed.
     *
     * @return this
     */
    public RequestAssert isUnsigned() {
        if (actual.header("webhook-signature") != null) {
            throw failed("expected no signature, but there is " + actual.header("webhook-signature"));
        }
        return this;
    }

    /**
     * The request went there.
     *
     * @param url the URL
     * @return this
     */
    public RequestAssert isTo(String url) {
        return equal("URL", url, actual.url());
    }

    /**
     * The request came then.
     *
     * @param instant by the engine's clock
     * @return this
     */
    public RequestAssert wasReceivedAt(Instant instant) {
        return equal("instant", instant, actual.receivedAt());
    }

    /**
     * Which attempt it is.
     *
     * @param number 1 for the first
     * @return this
     */
    public RequestAssert isAttempt(int number) {
        return equal("attempt", number, actual.attempt());
    }

    /**
     * The message's id, as {@link org.webhooks4j.Receipt#deliveryIds()} told it.
     *
     * @param messageId the id
     * @return this
     */
    public RequestAssert hasMessageId(String messageId) {
        return equal("webhook-id", messageId, actual.messageId());
    }

    /**
     * A header.
     *
     * @param name its name; case does not matter
     * @param value its value, or null if there must be none
     * @return this
     */
    public RequestAssert hasHeader(String name, @Nullable String value) {
        return equal("header " + name, value, actual.header(name));
    }

    /**
     * What happened.
     *
     * @param type the event type
     * @return this
     */
    public RequestAssert hasEventType(EventType type) {
        return equal("event type", type.value(), payload().eventType());
    }

    /**
     * Which object it happened to.
     *
     * @param objectType the object's type
     * @param objectId its id
     * @return this
     */
    public RequestAssert isAbout(String objectType, Object objectId) {
        return equal("object", objectType + "/" + objectId, payload().objectName());
    }

    /**
     * The object as the receiver sees it: after a create or update, before a delete. Compared with all fields that the
     * engine reads from it; if the webhook leaves some out, pass a map without them.
     *
     * @param object a record, bean, map or snapshot
     * @return this
     */
    public RequestAssert hasObject(Object object) {
        return equal("object", reading.treeOf(object), payload().data().get("object"));
    }

    /**
     * The object as it was before an update.
     *
     * @param object a record, bean, map or snapshot
     * @return this
     */
    public RequestAssert hasBefore(Object object) {
        return equal("object before", reading.treeOf(object), payload().data().get("before"));
    }

    /**
     * One of the changes. Null stands for a field that was, or is, absent as well as for one that is null.
     *
     * @param path the changed field, such as {@code status}
     * @param before its value before
     * @param after its value now
     * @return this
     */
    public RequestAssert hasChange(String path, @Nullable Object before, @Nullable Object after) {
        for (Object each : changes()) {
            if (each instanceof Map<?, ?> change && path.equals(change.get("path"))) {
                equal("value before of " + path, reading.valueOf(before), change.get("before"));
                return equal("value after of " + path, reading.valueOf(after), change.get("after"));
            }
        }
        throw failed("expected a change of " + path + ", but the changes are " + reading.write(changes()));
    }

    /**
     * The changed fields, all of them, in any order.
     *
     * @param paths such as {@code status}; none if nothing changed
     * @return this
     */
    public RequestAssert hasChangedOnly(String... paths) {
        Set<String> changed = changes().stream()
                .map(each -> String.valueOf(Payload.at("path", each)))
                .collect(Collectors.toCollection(TreeSet::new));
        return equal("changed fields", new TreeSet<>(List.of(paths)), changed);
    }

    private List<?> changes() {
        return payload().data().get("changes") instanceof List<?> list ? list : List.of();
    }

    /**
     * The event's place among those of its object that went to this webhook.
     *
     * @param sequence 1 for the first
     * @return this
     */
    public RequestAssert hasSequence(long sequence) {
        return equal("sequence number", sequence, payload().sequence());
    }

    /**
     * Who did it.
     *
     * @param actor the actor, or null if there must be none
     * @return this
     */
    public RequestAssert hasActor(@Nullable String actor) {
        return equal("actor", actor, payload().data().get("actor"));
    }

    /**
     * A value anywhere in a JSON body, whatever the format.
     *
     * @param path such as {@code data.object.name} or {@code changes[0].path}
     * @param value the value, or null if there must be none
     * @return this
     */
    public RequestAssert hasField(String path, @Nullable Object value) {
        return equal(path, reading.valueOf(value), Payload.at(path, tree()));
    }

    /**
     * A part of the body, whatever the format.
     *
     * @param text the part
     * @return this
     */
    public RequestAssert bodyContains(String text) {
        if (!actual.bodyText().contains(text)) {
            throw failed("expected a body that contains " + text + ", but it does not");
        }
        return this;
    }

    private Map<String, @Nullable Object> tree() {
        try {
            return reading.parse(actual.bodyText());
        } catch (IllegalArgumentException e) {
            throw failed("expected a JSON object, but " + e.getMessage());
        }
    }

    private Payload payload() {
        Payload payload = Payload.of(reading, actual);
        if (payload == null) {
            throw failed("the body has no event in \"data\", as the formats standard and cloudevents have it;"
                    + " use hasField or bodyContains");
        }
        return payload;
    }

    private RequestAssert equal(String what, @Nullable Object expected, @Nullable Object found) {
        if (!Objects.equals(expected, found)) {
            throw failureWithActualExpected(
                    found,
                    expected,
                    "%s",
                    "expected " + what + " " + shown(expected) + " but it is " + shown(found) + " in\n  " + actual);
        }
        return this;
    }

    private String shown(@Nullable Object value) {
        return value == null
                ? "absent"
                : value instanceof Map<?, ?> || value instanceof List<?> ? reading.write(value) : value.toString();
    }

    private AssertionError failed(String message) {
        return failure("%s", message + ":\n  " + actual);
    }
}
