package org.webhooks4j.spi;

import java.time.Duration;
import java.util.List;
import java.util.Map;
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
        @Nullable Duration firstByte) {}
