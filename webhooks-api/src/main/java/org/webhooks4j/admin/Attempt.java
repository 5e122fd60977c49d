package org.webhooks4j.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.text.CleanText;

/**
 * One HTTP exchange of a delivery, or the try to have one.
 *
 * @param number 1 for the first
 * @param trigger why it took place
 * @param startedAt when it began, by the sending node's clock
 * @param node the node that sent it
 * @param outcome how it ended
 * @param request what was sent
 * @param response what came back, or null if nothing did
 * @param timing how long it took
 * @param error what went wrong, in words, or null if nothing did
 * @param nextAttemptAt when the next attempt is due, or null if there is none
 */
public record Attempt(
        int number,
        Trigger trigger,
        Instant startedAt,
        String node,
        Outcome outcome,
        Request request,
        @Nullable Response response,
        Timing timing,
        @Nullable String error,
        @Nullable Instant nextAttemptAt) {

    /**
     * Puts U+FFFD for what no database holds, as the records within do.
     *
     * @param number 1 for the first
     * @param trigger why it took place
     * @param startedAt when it began, by the sending node's clock
     * @param node the node that sent it
     * @param outcome how it ended
     * @param request what was sent
     * @param response what came back, or null if nothing did
     * @param timing how long it took
     * @param error what went wrong, in words, or null if nothing did
     * @param nextAttemptAt when the next attempt is due, or null if there is none
     */
    public Attempt {
        node = CleanText.clean(node);
        error = CleanText.cleanOrNull(error);
    }

    /**
     * What was sent. The body can be told from the event; its size and hash say whether it was the same.
     *
     * @param url where it went
     * @param address the address that was dialled, or null if it is not known
     * @param headers names and values, the values of secret ones masked
     * @param bodyBytes the body's size
     * @param bodySha256 the body's hash in lower-case hexadecimal digits, or null if there was no body
     */
    public record Request(
            String url,
            @Nullable String address,
            Map<String, String> headers,
            int bodyBytes,
            @Nullable String bodySha256) {

        /**
         * Puts U+FFFD for what no database holds: U+0000 and halves of surrogate pairs.
         *
         * @param url where it went
         * @param address the address that was dialled, or null if it is not known
         * @param headers names and values, the values of secret ones masked
         * @param bodyBytes the body's size
         * @param bodySha256 the body's hash in lower-case hexadecimal digits, or null if there was no body
         */
        public Request {
            url = CleanText.clean(url);
            address = CleanText.cleanOrNull(address);
            headers = CleanText.cleanAll(headers);
            bodySha256 = CleanText.cleanOrNull(bodySha256);
        }
    }

    /**
     * What came back.
     *
     * @param statusCode the HTTP status
     * @param headers names in lower case, and values
     * @param body the beginning of the body, at most 16 KiB, malformed characters replaced
     * @param bodyTruncated whether there was more
     */
    public record Response(int statusCode, Map<String, List<String>> headers, String body, boolean bodyTruncated) {

        /**
         * Puts U+FFFD for what no database holds: U+0000 and halves of surrogate pairs.
         *
         * @param statusCode the HTTP status
         * @param headers names in lower case, and values
         * @param body the beginning of the body, at most 16 KiB, malformed characters replaced
         * @param bodyTruncated whether there was more
         */
        public Response {
            headers = CleanText.cleanLists(headers);
            body = CleanText.clean(body);
        }
    }

    /**
     * How long an exchange took, each part counted from its beginning.
     *
     * @param connected until the connection stood, or null if it stood already or is not known
     * @param firstByte until the answer's headers were there, or null if they never were
     * @param total until the end
     */
    public record Timing(
            @Nullable Duration connected, @Nullable Duration firstByte, Duration total) {}
}
