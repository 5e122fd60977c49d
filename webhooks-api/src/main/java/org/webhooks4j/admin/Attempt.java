package org.webhooks4j.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

        /**
         * Begins a request.
         *
         * @return a builder
         */
        public static Builder builder() {
            return new Builder();
        }

        /**
         * Builds a request. What may be null, a number, a flag, a map or a list need not be set. Not safe for many
         * threads.
         */
        public static final class Builder {

            private @Nullable String url;
            private @Nullable String address;
            private Map<String, String> headers = Map.of();
            private int bodyBytes;
            private @Nullable String bodySha256;

            private Builder() {}

            /**
             * Sets {@link Request#url()}.
             *
             * @param url where it went
             * @return this
             */
            public Builder url(String url) {
                this.url = url;
                return this;
            }

            /**
             * Sets {@link Request#address()}.
             *
             * @param address the address that was dialled, or null if it is not known
             * @return this
             */
            public Builder address(@Nullable String address) {
                this.address = address;
                return this;
            }

            /**
             * Sets {@link Request#headers()}.
             *
             * @param headers names and values, the values of secret ones masked
             * @return this
             */
            public Builder headers(Map<String, String> headers) {
                this.headers = headers;
                return this;
            }

            /**
             * Sets {@link Request#bodyBytes()}.
             *
             * @param bodyBytes the body's size
             * @return this
             */
            public Builder bodyBytes(int bodyBytes) {
                this.bodyBytes = bodyBytes;
                return this;
            }

            /**
             * Sets {@link Request#bodySha256()}.
             *
             * @param bodySha256 the body's hash in lower-case hexadecimal digits, or null if there was no body
             * @return this
             */
            public Builder bodySha256(@Nullable String bodySha256) {
                this.bodySha256 = bodySha256;
                return this;
            }

            /**
             * Makes it.
             *
             * @return a request
             * @throws NullPointerException if something is missing; the message names it
             */
            public Request build() {
                return new Request(
                        Objects.requireNonNull(url, "url is not set"), address, headers, bodyBytes, bodySha256);
            }
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

        /**
         * Begins a response.
         *
         * @return a builder
         */
        public static Builder builder() {
            return new Builder();
        }

        /**
         * Builds a response. What may be null, a number, a flag, a map or a list need not be set. Not safe for many
         * threads.
         */
        public static final class Builder {

            private int statusCode;
            private Map<String, List<String>> headers = Map.of();
            private @Nullable String body;
            private boolean bodyTruncated;

            private Builder() {}

            /**
             * Sets {@link Response#statusCode()}.
             *
             * @param statusCode the HTTP status
             * @return this
             */
            public Builder statusCode(int statusCode) {
                this.statusCode = statusCode;
                return this;
            }

            /**
             * Sets {@link Response#headers()}.
             *
             * @param headers names in lower case, and values
             * @return this
             */
            public Builder headers(Map<String, List<String>> headers) {
                this.headers = headers;
                return this;
            }

            /**
             * Sets {@link Response#body()}.
             *
             * @param body the beginning of the body, at most 16 KiB, malformed characters replaced
             * @return this
             */
            public Builder body(String body) {
                this.body = body;
                return this;
            }

            /**
             * Sets {@link Response#bodyTruncated()}.
             *
             * @param bodyTruncated whether there was more
             * @return this
             */
            public Builder bodyTruncated(boolean bodyTruncated) {
                this.bodyTruncated = bodyTruncated;
                return this;
            }

            /**
             * Makes it.
             *
             * @return a response
             * @throws NullPointerException if something is missing; the message names it
             */
            public Response build() {
                return new Response(
                        statusCode, headers, Objects.requireNonNull(body, "body is not set"), bodyTruncated);
            }
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
            @Nullable Duration connected, @Nullable Duration firstByte, Duration total) {

        /**
         * Begins a timing.
         *
         * @return a builder
         */
        public static Builder builder() {
            return new Builder();
        }

        /**
         * Builds a timing. What may be null, a number, a flag, a map or a list need not be set. Not safe for many
         * threads.
         */
        public static final class Builder {

            private @Nullable Duration connected;
            private @Nullable Duration firstByte;
            private @Nullable Duration total;

            private Builder() {}

            /**
             * Sets {@link Timing#connected()}.
             *
             * @param connected until the connection stood, or null if it stood already or is not known
             * @return this
             */
            public Builder connected(@Nullable Duration connected) {
                this.connected = connected;
                return this;
            }

            /**
             * Sets {@link Timing#firstByte()}.
             *
             * @param firstByte until the answer's headers were there, or null if they never were
             * @return this
             */
            public Builder firstByte(@Nullable Duration firstByte) {
                this.firstByte = firstByte;
                return this;
            }

            /**
             * Sets {@link Timing#total()}.
             *
             * @param total until the end
             * @return this
             */
            public Builder total(Duration total) {
                this.total = total;
                return this;
            }

            /**
             * Makes it.
             *
             * @return a timing
             * @throws NullPointerException if something is missing; the message names it
             */
            public Timing build() {
                return new Timing(connected, firstByte, Objects.requireNonNull(total, "total is not set"));
            }
        }
    }

    /**
     * Begins an attempt.
     *
     * @return a builder
     */
    public static AttemptBuilder builder() {
        return new AttemptBuilder();
    }

    /**
     * Begins an attempt that is this one but for what is set.
     *
     * @return a builder
     */
    public AttemptBuilder toBuilder() {
        AttemptBuilder builder = new AttemptBuilder();
        builder.number = number;
        builder.trigger = trigger;
        builder.startedAt = startedAt;
        builder.node = node;
        builder.outcome = outcome;
        builder.request = request;
        builder.response = response;
        builder.timing = timing;
        builder.error = error;
        builder.nextAttemptAt = nextAttemptAt;
        return builder;
    }
}
