package org.webhooks4j.core.internal.net;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** Decompresses the beginning of a body that the receiver compressed without being asked to. */
final class CompressedText {

    private final byte[] bytes;
    private final boolean complete;

    private CompressedText(byte[] bytes, boolean complete) {
        this.bytes = bytes;
        this.complete = complete;
    }

    /** The decompressed bytes that were kept. Not a copy. */
    byte[] bytes() {
        return bytes;
    }

    /** Whether these are all of the decompressed bytes. */
    boolean complete() {
        return complete;
    }

    /**
     * Decompresses the beginning of a body, up to the number of bytes that is kept of any body.
     *
     * @param contentEncoding the header's value
     * @return the decompressed text; null if the encoding is unknown or the body invalid
     */
    static @Nullable CompressedText unpacked(byte[] packed, String contentEncoding) {
        try (InputStream in = opened(packed, contentEncoding.strip().toLowerCase(Locale.ROOT))) {
            return in == null ? null : read(in);
        } catch (IOException e) {
            return null;
        }
    }

    private static @Nullable InputStream opened(byte[] packed, String encoding) throws IOException {
        InputStream in = new ByteArrayInputStream(packed);
        return switch (encoding) {
            case "gzip", "x-gzip" -> new GZIPInputStream(in);
            case "deflate" -> new InflaterInputStream(in);
            default -> null;
        };
    }

    private static CompressedText read(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[1024];
        try {
            while (bytes.size() < ReceivedBody.MAX_KEPT_BYTES) {
                int read = in.read(buffer, 0, Math.min(buffer.length, ReceivedBody.MAX_KEPT_BYTES - bytes.size()));
                if (read < 0) {
                    return new CompressedText(bytes.toByteArray(), true);
                }
                bytes.write(buffer, 0, read);
            }
            return new CompressedText(bytes.toByteArray(), in.read() < 0);
        } catch (IOException e) {
            // The kept part ends here, or the data is corrupt.
            if (bytes.size() == 0) {
                throw e;
            }
            return new CompressedText(bytes.toByteArray(), false);
        }
    }
}
