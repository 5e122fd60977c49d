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
 * Keeps the beginning of a body and discards the rest, up to a limit at which the connection must be closed. Reading
 * more than is kept allows the connection to be reused.
 */
public final class ReceivedBody {

    static final int MAX_KEPT_BYTES = 16 * 1024;
    static final int MAX_READ_BYTES = 1024 * 1024;

    private static final byte[] NO_BYTES = {};
    private static final BodyText NONE = new BodyText("", false);

    private byte[] kept = NO_BYTES;
    private int read;

    /**
     * Adds the next part.
     *
     * @throws TransportException if the body exceeds the read limit
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
     * Returns the kept part as readable text. A body compressed with a known encoding is decompressed; for another
     * encoding the text only says how much was received. A body that only claims to be compressed is returned as it is.
     *
     * @param headers the response headers, with case-insensitive names
     */
    public BodyText text(Map<String, List<String>> headers) {
        if (read == 0) {
            return NONE;
        }
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

    /** Returns whether the bytes are text, even if a content encoding is declared. */
    private boolean isReadable(String encoding) {
        if (encoding.isEmpty() || encoding.equalsIgnoreCase("identity")) {
            return true;
        }
        for (byte next : kept) {
            // Text in common character sets, including UTF-8, has no such bytes; compressed data does.
            if (next >= 0 && next < ' ' && next != '\t' && next != '\n' && next != '\r') {
                return false;
            }
        }
        return isUtf8();
    }

    private boolean isUtf8() {
        CharBuffer text = CharBuffer.allocate(kept.length);
        // The kept bytes may end within a character.
        return !StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(kept), text, false)
                .isError();
    }

    /** Decodes the bytes, without an incomplete character at the end. */
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
