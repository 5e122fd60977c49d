package org.webhooks4j.core.internal.net;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.spi.TransportException;

/**
 * Keeps the beginning of a body and drops the rest, up to a limit at which the connection is to be given up. Reading a
 * little more than is kept lets the connection be used again.
 */
public final class ReceivedBody {

    static final int MAX_KEPT_BYTES = 16 * 1024;
    static final int MAX_READ_BYTES = 1024 * 1024;

    private byte[] kept = new byte[0];
    private int read;

    /**
     * Takes the next part.
     *
     * @throws TransportException if the body is larger than is read
     */
    public void add(ByteBuffer part) {
        read += part.remaining();
        int length = Math.min(part.remaining(), MAX_KEPT_BYTES - kept.length);
        if (length > 0) {
            int end = kept.length;
            kept = Arrays.copyOf(kept, end + length);
            part.get(kept, end, length);
        }
        if (read > MAX_READ_BYTES) {
            throw new TransportException(
                    Outcome.RESPONSE_TOO_LARGE,
                    "the answer's body is larger than " + MAX_READ_BYTES + " bytes; a short answer is enough",
                    null,
                    null);
        }
    }

    /** What was kept. */
    public BodyText text(Charset charset) {
        boolean truncated = read > kept.length;
        return new BodyText(decoded(charset, truncated), truncated);
    }

    /** Without the half of a character with which the kept bytes may end. */
    private String decoded(Charset charset, boolean truncated) {
        CharBuffer text = CharBuffer.allocate(
                (int) Math.ceil(kept.length * charset.newDecoder().maxCharsPerByte()));
        charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .decode(ByteBuffer.wrap(kept), text, !truncated);
        return text.flip().toString();
    }
}
