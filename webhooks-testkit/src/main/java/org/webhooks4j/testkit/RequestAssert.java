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
 * Assertions on one request. The assertions on event, object and changes support the formats {@code standard} and
 * {@code cloudevents}; {@link #hasField} reads any JSON.
 */
public final class RequestAssert extends AbstractAssert<RequestAssert, WebhookRequest> {

    private final ReadingContext reading;

    RequestAssert(WebhookRequest request, ReadingContext reading) {
        super(request, RequestAssert.class);
        this.reading = reading;
    }

    /**
     * Asserts that the request is signed with a key of a webhook to this URL, or one that the receiver trusts, at most
     * five minutes before it was received.
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
     * Asserts that the request is not signed.
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
     * Asserts the request's URL.
     *
     * @param url the URL
     * @return this
     */
    public RequestAssert isTo(String url) {
        return equal("URL", url, actual.url());
    }

    /**
     * Asserts when the request was received.
     *
     * @param instant by the engine's clock
     * @return this
     */
    public RequestAssert wasReceivedAt(Instant instant) {
        return equal("instant", instant, actual.receivedAt());
    }

    /**
     * Asserts the attempt number.
     *
     * @param number 1 for the first
     * @return this
     */
    public RequestAssert isAttempt(int number) {
        return equal("attempt", number, actual.attempt());
    }

    /**
     * Asserts the message's id, as returned by {@link org.webhooks4j.Receipt#deliveryIds()}.
     *
     * @param messageId the id
     * @return this
     */
    public RequestAssert hasMessageId(String messageId) {
        return equal("webhook-id", messageId, actual.messageId());
    }

    /**
     * Asserts the value of a header.
     *
     * @param name its name, case-insensitive
     * @param value the expected value, or null if the header must be absent
     * @return this
     */
    public RequestAssert hasHeader(String name, @Nullable String value) {
        return equal("header " + name, value, actual.header(name));
    }

    /**
     * Asserts the event type.
     *
     * @param type the event type
     * @return this
     */
    public RequestAssert hasEventType(EventType type) {
        return equal("event type", type.value(), payload().eventType());
    }

    /**
     * Asserts the object that the event is about.
     *
     * @param objectType the object's type
     * @param objectId its id
     * @return this
     */
    public RequestAssert isAbout(String objectType, Object objectId) {
        return equal("object", objectType + "/" + objectId, payload().objectName());
    }

    /**
     * Asserts the object as the receiver sees it: after a create or update, before a delete. Compares all fields that
     * the engine reads from the given object; if the webhook leaves some out, pass a map without them.
     *
     * @param object a record, bean, map or snapshot
     * @return this
     */
    public RequestAssert hasObject(Object object) {
        return equal("object", reading.treeOf(object), payload().data().get("object"));
    }

    /**
     * Asserts the object's state before an update.
     *
     * @param object a record, bean, map or snapshot
     * @return this
     */
    public RequestAssert hasBefore(Object object) {
        return equal("object before", reading.treeOf(object), payload().data().get("before"));
    }

    /**
     * Asserts one of the changes. Null matches a field that was, or is, absent as well as a null value.
     *
     * @param path the changed field, such as {@code status}
     * @param before the value before the change
     * @param after the value after the change
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
     * Asserts all changed fields, in any order.
     *
     * @param paths paths such as {@code status}; none if nothing changed
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
     * Asserts the event's sequence number among the events of its object that went to this webhook.
     *
     * @param sequence 1 for the first
     * @return this
     */
    public RequestAssert hasSequence(long sequence) {
        return equal("sequence number", sequence, payload().sequence());
    }

    /**
     * Asserts the actor.
     *
     * @param actor the expected actor, or null if there must be none
     * @return this
     */
    public RequestAssert hasActor(@Nullable String actor) {
        return equal("actor", actor, payload().data().get("actor"));
    }

    /**
     * Asserts a value anywhere in a JSON body, in any format.
     *
     * @param path such as {@code data.object.name} or {@code changes[0].path}
     * @param value the expected value, or null if there must be none
     * @return this
     */
    public RequestAssert hasField(String path, @Nullable Object value) {
        return equal(path, reading.valueOf(value), Payload.at(path, tree()));
    }

    /**
     * Asserts that the body contains a text, in any format.
     *
     * @param text the text
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
