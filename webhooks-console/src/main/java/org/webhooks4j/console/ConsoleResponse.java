package org.webhooks4j.console;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The console's response, which an adapter passes to the web server unchanged. Immutable. */
public final class ConsoleResponse {

    private static final byte[] NO_BODY = {};

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    private ConsoleResponse(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = Collections.unmodifiableMap(headers);
        this.body = body;
    }

    /**
     * Creates a response without headers and body.
     *
     * @param status the HTTP status
     * @return the response
     */
    public static ConsoleResponse of(int status) {
        return new ConsoleResponse(status, Map.of(), NO_BODY);
    }

    /**
     * Adds a header.
     *
     * @param name its name
     * @param value its value
     * @return a changed copy
     */
    public ConsoleResponse withHeader(String name, String value) {
        Map<String, String> copy = new LinkedHashMap<>(headers);
        copy.put(name, value);
        return new ConsoleResponse(status, copy, body);
    }

    /**
     * Sets the body.
     *
     * @param contentType the value of the header {@code Content-Type}
     * @param body the bytes; copied
     * @return a changed copy
     */
    public ConsoleResponse withBody(String contentType, byte[] body) {
        Map<String, String> copy = new LinkedHashMap<>(headers);
        copy.put("Content-Type", contentType);
        return new ConsoleResponse(status, copy, body.clone());
    }

    /**
     * Removes the body, as for the method {@code HEAD}.
     *
     * @return a changed copy that keeps all headers
     */
    public ConsoleResponse withoutBody() {
        return new ConsoleResponse(status, headers, NO_BODY);
    }

    /**
     * The HTTP status.
     *
     * @return the status code
     */
    public int status() {
        return status;
    }

    /**
     * The headers, without {@code Content-Length}.
     *
     * @return names and values, unmodifiable
     */
    public Map<String, String> headers() {
        return headers;
    }

    /**
     * The length of the body.
     *
     * @return the number of bytes, 0 if there is no body
     */
    public int bodyLength() {
        return body.length;
    }

    /**
     * Writes the body.
     *
     * @param out the target; not closed
     * @throws IOException if it cannot be written
     */
    public void writeBodyTo(OutputStream out) throws IOException {
        out.write(body);
    }

    @Override
    public String toString() {
        return "ConsoleResponse[" + status + ", " + body.length + " bytes]";
    }
}
