package org.webhooks4j.httpclient5;

import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.FormattedHeader;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** Computes a response's length in bytes from its head. */
final class ResponseLength {

    static final long UNKNOWN = -1;

    private static final int LINE_END = 2;
    private static final int VERSION_AND_CODE = "HTTP/1.1 200 ".length();

    private ResponseLength() {}

    /**
     * Returns the length of head and body in the usual format; {@link #UNKNOWN} if the body is sent without its length.
     */
    static long of(HttpResponse response, @Nullable EntityDetails entity) {
        if (entity != null && (entity.isChunked() || entity.getContentLength() < 0)) {
            return UNKNOWN;
        }
        String reason = response.getReasonPhrase();
        long length = VERSION_AND_CODE + (reason == null ? 0 : reason.length()) + 2L * LINE_END;
        for (Header header : response.getHeaders()) {
            length += LINE_END + lineLength(header);
        }
        return entity == null ? length : length + entity.getContentLength();
    }

    private static int lineLength(Header header) {
        return header instanceof FormattedHeader line
                ? line.getBuffer().length()
                : header.getName().length() + 2 + header.getValue().length();
    }
}
