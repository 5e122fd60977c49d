package org.webhooks4j.spi;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a request.
 *
 * @param statusCode the HTTP status
 * @param headers names in lower case, and values
 * @param body the beginning of the body as text, at most 16 KiB of it, malformed characters replaced
 * @param bodyTruncated whether there was more
 * @param address the address that was dialled, or null if it is not known
 * @param connected how long it took until the connection stood, or null if it stood already or is not known
 * @param firstByte how long it took until the headers were there, or null if it is not known
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
     * Returns a builder for an answer.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns a builder that starts with the values of this answer.
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

    /** Builds an answer. Nullable values, numbers, flags, maps and lists need not be set. Not thread-safe. */
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
         * @param headers names in lower case, and values
         * @return this
         */
        public Builder headers(Map<String, List<String>> headers) {
            this.headers = headers;
            return this;
        }

        /**
         * Sets {@link TransportResponse#body()}.
         *
         * @param body the beginning of the body as text, at most 16 KiB of it, malformed characters replaced
         * @return this
         */
        public Builder body(String body) {
            this.body = body;
            return this;
        }

        /**
         * Sets {@link TransportResponse#bodyTruncated()}.
         *
         * @param bodyTruncated whether there was more
         * @return this
         */
        public Builder bodyTruncated(boolean bodyTruncated) {
            this.bodyTruncated = bodyTruncated;
            return this;
        }

        /**
         * Sets {@link TransportResponse#address()}.
         *
         * @param address the address that was dialled, or null if it is not known
         * @return this
         */
        public Builder address(@Nullable String address) {
            this.address = address;
            return this;
        }

        /**
         * Sets {@link TransportResponse#connected()}.
         *
         * @param connected how long it took until the connection stood, or null if it stood already or is not known
         * @return this
         */
        public Builder connected(@Nullable Duration connected) {
            this.connected = connected;
            return this;
        }

        /**
         * Sets {@link TransportResponse#firstByte()}.
         *
         * @param firstByte how long it took until the headers were there, or null if it is not known
         * @return this
         */
        public Builder firstByte(@Nullable Duration firstByte) {
            this.firstByte = firstByte;
            return this;
        }

        /**
         * Builds the answer.
         *
         * @return an answer
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
