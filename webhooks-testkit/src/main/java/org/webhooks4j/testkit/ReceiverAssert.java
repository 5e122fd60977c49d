package org.webhooks4j.testkit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/** Assertions on what a {@link ScriptedReceiver} got. A failure says what came. */
public final class ReceiverAssert extends AbstractAssert<ReceiverAssert, ScriptedReceiver> {

    private static final int MAX_SHOWN = 20;
    private static final int MAX_LENGTH = 300;

    ReceiverAssert(ScriptedReceiver receiver) {
        super(receiver, ReceiverAssert.class);
    }

    private List<WebhookRequest> requests() {
        return actual.requests();
    }

    /**
     * So many requests came, repeated attempts counted.
     *
     * @param count how many
     * @return this
     */
    public ReceiverAssert received(int count) {
        if (requests().size() != count) {
            throw failure("%s", "expected " + count(count) + " but " + came());
        }
        return this;
    }

    /**
     * No request came.
     *
     * @return this
     */
    public ReceiverAssert receivedNothing() {
        return received(0);
    }

    /**
     * The first request that came.
     *
     * @return assertions on it
     */
    public RequestAssert first() {
        return request(1);
    }

    /**
     * The last request that came.
     *
     * @return assertions on it
     */
    public RequestAssert last() {
        return request(requests().size());
    }

    /**
     * One of the requests that came.
     *
     * @param number 1 for the first
     * @return assertions on it
     */
    public RequestAssert request(int number) {
        List<WebhookRequest> requests = requests();
        if (number < 1 || number > requests.size()) {
            throw failure("%s", "expected a request " + Math.max(1, number) + " but " + came());
        }
        return new RequestAssert(requests.get(number - 1), actual.reading());
    }

    /**
     * Every request that came, of which there is at least one.
     *
     * @param requirements what holds for each
     * @return this
     */
    public ReceiverAssert each(Consumer<RequestAssert> requirements) {
        request(1);
        requests().forEach(request -> requirements.accept(new RequestAssert(request, actual.reading())));
        return this;
    }

    /**
     * Requests came for these objects, in this order, repeated attempts included.
     *
     * @param objects names such as {@code server/42}
     * @return this
     */
    public ReceiverAssert receivedObjects(String... objects) {
        List<String> names = requests().stream().map(this::objectName).toList();
        if (!names.equals(List.of(objects))) {
            throw failure("%s", "expected requests for " + List.of(objects) + " but for " + names + ": " + came());
        }
        return this;
    }

    private String objectName(WebhookRequest request) {
        Payload payload = Payload.of(actual.reading(), request);
        return payload == null ? "?" : payload.objectName();
    }

    /**
     * Every attempt of a message had the same id and, to the byte, the same body, and attempts are numbered 1, 2, 3 …
     *
     * @return this
     */
    public ReceiverAssert repeatsAreIdentical() {
        Map<String, WebhookRequest> last = new HashMap<>();
        for (WebhookRequest request : requests()) {
            WebhookRequest before = last.put(request.messageId(), request);
            if (before != null && !before.bodyText().equals(request.bodyText())) {
                throw failure(
                        "%s",
                        "attempts of " + request.messageId() + " differ: " + before.bodyText() + "\nand then "
                                + request.bodyText());
            }
            int expected = before == null ? 1 : before.attempt() + 1;
            if (request.attempt() != expected) {
                throw failure(
                        "%s",
                        "expected attempt " + expected + " of " + request.messageId() + " but " + request.attempt()
                                + " came: " + came());
            }
        }
        return this;
    }

    /**
     * The events of each object came in their order: at every address, first attempts have the sequence numbers 1, 2, 3
     * … of their object.
     *
     * @return this
     */
    public ReceiverAssert isOrderedPerObject() {
        Map<String, Long> last = new HashMap<>();
        for (WebhookRequest request : requests()) {
            Payload payload = Payload.of(actual.reading(), request);
            if (payload == null) {
                throw failure("%s", "a body tells no object and sequence number: " + line(request));
            }
            String orderingKey = request.url() + " " + payload.objectName();
            long expected = last.getOrDefault(orderingKey, 0L) + 1;
            if (payload.sequence() == expected) {
                last.put(orderingKey, expected);
            } else if (payload.sequence() > expected || request.attempt() == 1) {
                throw failure(
                        "%s",
                        "expected sequence number " + expected + " of " + payload.objectName() + " but "
                                + payload.sequence() + " came: " + came());
            }
        }
        return this;
    }

    private static String count(int count) {
        return count == 1 ? "1 request" : count + " requests";
    }

    private String came() {
        List<WebhookRequest> requests = requests();
        if (requests.isEmpty()) {
            return "none came";
        }
        String lines = requests.stream()
                .limit(MAX_SHOWN)
                .map(ReceiverAssert::line)
                .collect(Collectors.joining("\n  ", "\n  ", ""));
        int more = requests.size() - MAX_SHOWN;
        return count(requests.size()) + " came:" + lines + (more > 0 ? "\n  and " + more + " more" : "");
    }

    static String line(WebhookRequest request) {
        String text = request.toString();
        return text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "…" : text;
    }
}
