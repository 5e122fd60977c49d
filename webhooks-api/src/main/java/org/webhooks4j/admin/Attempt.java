package org.webhooks4j.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.text.CleanText;

/**
 * One HTTP exchange of a delivery, completed or failed.
 *
 * @param number the attempt's number, starting at 1
 * @param trigger what caused the attempt
 * @param startedAt when the attempt started, by the sending node's clock
 * @param node the node that sent the request
 * @param outcome how the attempt ended
 * @param request the request
 * @param response the response, or null if there was none
 * @param timing how long the exchange took
 * @param error a readable description of the failure, or null if there was none
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
     * Replaces characters that no database can store with U+FFFD, as the nested records do.
     *
     * @param number the attempt's number, starting at 1
     * @param trigger what caused the attempt
     * @param startedAt when the attempt started, by the sending node's clock
     * @param node the node that sent the request
     * @param outcome how the attempt ended
     * @param request the request
     * @param response the response, or null if there was none
     * @param timing how long the exchange took
     * @param error a readable description of the failure, or null if there was none
     * @param nextAttemptAt when the next attempt is due, or null if there is none
     */
    public Attempt {
        node = CleanText.clean(node);
        error = CleanText.cleanOrNull(error);
    }

    /**
     * The request as sent. The body can be rendered again from the event; its size and hash tell whether it is the
     * same.
     *
     * @param url the URL that the request was sent to
     * @param address the address that was connected to, or null if unknown
     * @param headers header names and values; the values of secret headers are masked
     * @param bodyBytes the body's size in bytes
     * @param bodySha256 the body's SHA-256 hash in lower-case hexadecimal digits, or null if there was no body
     */
    public record Request(
            String url,
            @Nullable String address,
            Map<String, String> headers,
            int bodyBytes,
            @Nullable String bodySha256) {

        /**
         * Replaces characters that no database can store, U+0000 and unpaired surrogates, with U+FFFD.
         *
         * @param url the URL that the request was sent to
         * @param address the address that was connected to, or null if unknown
         * @param headers header names and values; the values of secret headers are masked
         * @param bodyBytes the body's size in bytes
         * @param bodySha256 the body's SHA-256 hash in lower-case hexadecimal digits, or null if there was no body
         */
        public Request {
            url = CleanText.clean(url);
            address = CleanText.cleanOrNull(address);
            headers = CleanText.cleanAll(headers);
            bodySha256 = CleanText.cleanOrNull(bodySha256);
        }

        /**
         * Creates a builder for a request.
         *
         * @return a new builder
         */
        public static Builder builder() {
            return new Builder();
        }

        /** Builds a request. Nullable components, numbers, flags, maps and lists are optional. Not thread-safe. */
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
             * @param url the URL that the request was sent to
             * @return this
             */
            public Builder url(String url) {
                this.url = url;
                return this;
            }

            /**
             * Sets {@link Request#address()}.
             *
             * @param address the address that was connected to, or null if unknown
             * @return this
             */
            public Builder address(@Nullable String address) {
                this.address = address;
                return this;
            }

            /**
             * Sets {@link Request#headers()}.
             *
             * @param headers header names and values; the values of secret headers are masked
             * @return this
             */
            public Builder headers(Map<String, String> headers) {
                this.headers = headers;
                return this;
            }

            /**
             * Sets {@link Request#bodyBytes()}.
             *
             * @param bodyBytes the body's size in bytes
             * @return this
             */
            public Builder bodyBytes(int bodyBytes) {
                this.bodyBytes = bodyBytes;
                return this;
            }

            /**
             * Sets {@link Request#bodySha256()}.
             *
             * @param bodySha256 the body's SHA-256 hash in lower-case hexadecimal digits, or null if there was no body
             * @return this
             */
            public Builder bodySha256(@Nullable String bodySha256) {
                this.bodySha256 = bodySha256;
                return this;
            }

            /**
             * Builds the request.
             *
             * @return the request
             * @throws NullPointerException if a required component is missing; the message names it
             */
            public Request build() {
                return new Request(
                        Objects.requireNonNull(url, "url is not set"), address, headers, bodyBytes, bodySha256);
            }
        }
    }

    /**
     * The receiver's response.
     *
     * @param statusCode the HTTP status
     * @param headers header names in lower case, and their values
     * @param body the start of the body, at most 16 KiB, with malformed characters replaced
     * @param bodyTruncated whether the body was longer
     */
    public record Response(int statusCode, Map<String, List<String>> headers, String body, boolean bodyTruncated) {

        /**
         * Replaces characters that no database can store, U+0000 and unpaired surrogates, with U+FFFD.
         *
         * @param statusCode the HTTP status
         * @param headers header names in lower case, and their values
         * @param body the start of the body, at most 16 KiB, with malformed characters replaced
         * @param bodyTruncated whether the body was longer
         */
        public Response {
            headers = CleanText.cleanLists(headers);
            body = CleanText.clean(body);
        }

        /**
         * Creates a builder for a response.
         *
         * @return a new builder
         */
        public static Builder builder() {
            return new Builder();
        }

        /** Builds a response. Nullable components, numbers, flags, maps and lists are optional. Not thread-safe. */
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
             * @param headers header names in lower case, and their values
             * @return this
             */
            public Builder headers(Map<String, List<String>> headers) {
                this.headers = headers;
                return this;
            }

            /**
             * Sets {@link Response#body()}.
             *
             * @param body the start of the body, at most 16 KiB, with malformed characters replaced
             * @return this
             */
            public Builder body(String body) {
                this.body = body;
                return this;
            }

            /**
             * Sets {@link Response#bodyTruncated()}.
             *
             * @param bodyTruncated whether the body was longer
             * @return this
             */
            public Builder bodyTruncated(boolean bodyTruncated) {
                this.bodyTruncated = bodyTruncated;
                return this;
            }

            /**
             * Builds the response.
             *
             * @return the response
             * @throws NullPointerException if a required component is missing; the message names it
             */
            public Response build() {
                return new Response(
                        statusCode, headers, Objects.requireNonNull(body, "body is not set"), bodyTruncated);
            }
        }
    }

    /**
     * How long an exchange took. Each duration is measured from the start of the exchange.
     *
     * @param connected until the connection was established, or null if it was reused or this is unknown
     * @param firstByte until the response headers arrived, or null if they never did
     * @param total until the exchange ended
     */
    public record Timing(
            @Nullable Duration connected, @Nullable Duration firstByte, Duration total) {

        /**
         * Creates a builder for a timing.
         *
         * @return a new builder
         */
        public static Builder builder() {
            return new Builder();
        }

        /** Builds a timing. Nullable components, numbers, flags, maps and lists are optional. Not thread-safe. */
        public static final class Builder {

            private @Nullable Duration connected;
            private @Nullable Duration firstByte;
            private @Nullable Duration total;

            private Builder() {}

            /**
             * Sets {@link Timing#connected()}.
             *
             * @param connected until the connection was established, or null if it was reused or this is unknown
             * @return this
             */
            public Builder connected(@Nullable Duration connected) {
                this.connected = connected;
                return this;
            }

            /**
             * Sets {@link Timing#firstByte()}.
             *
             * @param firstByte until the response headers arrived, or null if they never did
             * @return this
             */
            public Builder firstByte(@Nullable Duration firstByte) {
                this.firstByte = firstByte;
                return this;
            }

            /**
             * Sets {@link Timing#total()}.
             *
             * @param total until the exchange ended
             * @return this
             */
            public Builder total(Duration total) {
                this.total = total;
                return this;
            }

            /**
             * Builds the timing.
             *
             * @return the timing
             * @throws NullPointerException if a required component is missing; the message names it
             */
            public Timing build() {
                return new Timing(connected, firstByte, Objects.requireNonNull(total, "total is not set"));
            }
        }
    }

    /**
     * Creates a builder for an attempt.
     *
     * @return a new builder
     */
    public static AttemptBuilder builder() {
        return new AttemptBuilder();
    }

    /**
     * Creates a builder that starts with this attempt's values.
     *
     * @return a new builder
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
