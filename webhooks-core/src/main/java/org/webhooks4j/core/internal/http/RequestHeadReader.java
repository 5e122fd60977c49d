package org.webhooks4j.core.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Assembles the head of a request from the parts in which it arrives. */
final class RequestHeadReader {

    private static final int MAX_BYTES = 256 * 1024;
    private static final byte[] END = {'\r', '\n', '\r', '\n'};

    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
    private int matched;

    /** Reads bytes up to the end of the head. Returns null if the head is not complete yet. */
    @Nullable
    RequestHead read(ByteBuffer in) throws IOException {
        while (in.hasRemaining()) {
            byte next = in.get();
            gathered.write(next);
            matched = next == END[matched] ? matched + 1 : next == END[0] ? 1 : 0;
            if (matched == END.length) {
                String head = gathered.toString(StandardCharsets.ISO_8859_1);
                gathered.reset();
                matched = 0;
                return RequestHead.parse(head);
            }
            if (gathered.size() > MAX_BYTES) {
                throw new ProtocolException(
                        "a request to the forwarder has a head larger than " + MAX_BYTES + " bytes");
            }
        }
        return null;
    }
}
