package org.webhooks4j.testkit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/** Assertions on the requests that a {@link ScriptedReceiver} received. A failure message lists them. */
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
     * Asserts the number of requests received, including repeated attempts.
     *
     * @param count the expected number
     * @return this
     */
    public ReceiverAssert received(int count) {
        if (requests().size() != count) {
            throw failure("%s", "expected " + count(count) + " but " + came());
        }
        return this;
    }

    /**
     * Asserts that no request was received.
     *
     * @return this
     */
    public ReceiverAssert receivedNothing() {
        return received(0);
    }

    /**
     * Selects the first request received.
     *
     * @return assertions on it
     */
    public RequestAssert first() {
        return request(1);
    }

    /**
     * Selects the last request received.
     *
     * @return assertions on it
     */
    public RequestAssert last() {
        return request(requests().size());
    }

    /**
     * Selects a request by its position.
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
     * Asserts that there is at least one request, and that every request meets the requirements.
     *
     * @param requirements assertions to run on each request
     * @return this
     */
    public ReceiverAssert each(Consumer<RequestAssert> requirements) {
        request(1);
        requests().forEach(request -> requirements.accept(new RequestAssert(request, actual.reading())));
        return this;
    }

    /**
     * Asserts that requests were received for exactly these objects in this order, including repeated attempts.
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
     * Asserts that every attempt of a message had the same id and byte-identical body, and that attempts are numbered
     * 1, 2, 3 …
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
     * Asserts that the events of each object were received in order: at every address, first attempts have the sequence
     * numbers 1, 2, 3 … of their object.
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
