package org.webhooks4j.spi;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The response to a request.
 *
 * @param statusCode the HTTP status
 * @param headers names in lower case, with their values
 * @param body the start of the body as text, at most 16 KiB of it, with malformed characters replaced
 * @param bodyTruncated whether the body was longer
 * @param address the address that the transport dialled, or null if unknown
 * @param connected the time until the connection was established, or null if it was reused or the time is unknown
 * @param firstByte the time until the headers arrived, or null if unknown
 */
public record TransportResponse(
        int statusCode,
        Map<String, List<String>> headers,
        String body,
        boolean bodyTruncated,
        @Nullable String address,
        @Nullable Duration connected,
        @Nullable Duration firstByte) {

    /**
     * Returns a builder for a response.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns a builder that starts with the values of this response.
     *
     * @return a builder
     */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.statusCode = statusCode;
        builder.headers = headers;
        builder.body = body;
        builder.bodyTruncated = bodyTruncated;
        builder.address = address;
        builder.connected = connected;
        builder.firstByte = firstByte;
        return builder;
    }

    /** Builds a response. Nullable values, numbers, flags, maps and lists need not be set. Not thread-safe. */
    public static final class Builder {

        private int statusCode;
        private Map<String, List<String>> headers = Map.of();
        private @Nullable String body;
        private boolean bodyTruncated;
        private @Nullable String address;
        private @Nullable Duration connected;
        private @Nullable Duration firstByte;

        private Builder() {}

        /**
         * Sets {@link TransportResponse#statusCode()}.
         *
         * @param statusCode the HTTP status
         * @return this
         */
        public Builder statusCode(int statusCode) {
            this.statusCode = statusCode;
            return this;
        }

        /**
         * Sets {@link TransportResponse#headers()}.
         *
         * @param headers names in lower case, with their values
         * @return this
         */
        public Builder headers(Map<String, List<String>> headers) {
            this.headers = headers;
            return this;
        }

        /**
         * Sets {@link TransportResponse#body()}.
         *
         * @param body the start of the body as text, at most 16 KiB of it, with malformed characters replaced
         * @return this
         */
        public Builder body(String body) {
            this.body = body;
            return this;
        }

        /**
         * Sets {@link TransportResponse#bodyTruncated()}.
         *
         * @param bodyTruncated whether the body was longer
         * @return this
         */
        public Builder bodyTruncated(boolean bodyTruncated) {
            this.bodyTruncated = bodyTruncated;
            return this;
        }

        /**
         * Sets {@link TransportResponse#address()}.
         *
         * @param address the address that the transport dialled, or null if unknown
         * @return this
         */
        public Builder address(@Nullable String address) {
            this.address = address;
            return this;
        }

        /**
         * Sets {@link TransportResponse#connected()}.
         *
         * @param connected the time until the connection was established, or null if it was reused or the time is
         *     unknown
         * @return this
         */
        public Builder connected(@Nullable Duration connected) {
            this.connected = connected;
            return this;
        }

        /**
         * Sets {@link TransportResponse#firstByte()}.
         *
         * @param firstByte the time until the headers arrived, or null if unknown
         * @return this
         */
        public Builder firstByte(@Nullable Duration firstByte) {
            this.firstByte = firstByte;
            return this;
        }

        /**
         * Builds the response.
         *
         * @return a response
         * @throws NullPointerException if a required value is not set; the message names it
         */
        public TransportResponse build() {
            return new TransportResponse(
                    statusCode,
                    headers,
                    Objects.requireNonNull(body, "body is not set"),
                    bodyTruncated,
                    address,
                    connected,
                    firstByte);
        }
    }
}
