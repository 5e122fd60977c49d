package org.webhooks4j.core.internal.net;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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

    /**
     * What was kept, as people can read it: unpacked if it came compressed in a usual way, otherwise how much came. A
     * body that only claims to be compressed is shown as it is.
     *
     * @param headers of the answer, found by name whatever its case
     */
    public BodyText text(Map<String, List<String>> headers) {
        Charset charset = ResponseHeaders.charset(String.join(",", headers.getOrDefault("content-type", List.of())));
        String encoding = String.join(",", headers.getOrDefault("content-encoding", List.of()));
        boolean truncated = read > kept.length;
        CompressedText unpacked = encoding.isEmpty() ? null : CompressedText.unpacked(kept, encoding);
        if (unpacked != null) {
            boolean partly = truncated || !unpacked.complete();
            return new BodyText(decoded(unpacked.bytes(), charset, partly), partly);
        }
        return isReadable(encoding)
                ? new BodyText(decoded(kept, charset, truncated), truncated)
                : new BodyText("(compressed, " + read + " bytes)", truncated);
    }

    /** Whether the bytes are text although an encoding of the content may be named. */
    private boolean isReadable(String encoding) {
        if (encoding.isEmpty() || encoding.equalsIgnoreCase("identity")) {
            return true;
        }
        for (byte next : kept) {
            // The bytes of text in any usual character set, UTF-8 among them; what is compressed has others.
            if (next >= 0 && next < ' ' && next != '\t' && next != '\n' && next != '\r') {
                return false;
            }
        }
        return isUtf8();
    }

    private boolean isUtf8() {
        CharBuffer text = CharBuffer.allocate(kept.length);
        // The kept bytes may end with the half of a character.
        return !StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(kept), text, false)
                .isError();
    }

    /** Without the half of a character with which the bytes may end. */
    private static String decoded(byte[] bytes, Charset charset, boolean truncated) {
        CharBuffer text = CharBuffer.allocate(
                (int) Math.ceil(bytes.length * charset.newDecoder().maxCharsPerByte()));
        charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .decode(ByteBuffer.wrap(bytes), text, !truncated);
        return text.flip().toString();
    }
}
