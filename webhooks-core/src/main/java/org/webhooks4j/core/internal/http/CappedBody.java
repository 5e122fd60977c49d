package org.webhooks4j.core.internal.http;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.spi.TransportException;

/**
 * Keeps the beginning of a body and drops the rest, up to a limit at which it gives the connection up. Reading a little
 * more than is kept lets the connection be used again.
 */
final class CappedBody implements BodySubscriber<BodyText> {

    static final int MAX_KEPT_BYTES = 16 * 1024;
    static final int MAX_READ_BYTES = 1024 * 1024;

    private final Charset charset;
    private final CompletableFuture<BodyText> result = new CompletableFuture<>();
    private byte[] kept = new byte[0];
    private int read;
    private Flow.@Nullable Subscription subscription;

    CappedBody(Charset charset) {
        this.charset = charset;
    }

    @Override
    public CompletionStage<BodyText> getBody() {
        return result;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        this.subscription = subscription;
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        if (result.isDone()) {
            return;
        }
        for (ByteBuffer buffer : buffers) {
            read += buffer.remaining();
            keep(buffer);
        }
        if (read > MAX_READ_BYTES) {
            result.completeExceptionally(new TransportException(
                    Outcome.RESPONSE_TOO_LARGE,
                    "the answer's body is larger than " + MAX_READ_BYTES + " bytes; a short answer is enough",
                    null,
                    null));
            if (subscription != null) {
                subscription.cancel();
            }
        }
    }

    private void keep(ByteBuffer buffer) {
        int length = Math.min(buffer.remaining(), MAX_KEPT_BYTES - kept.length);
        if (length > 0) {
            int end = kept.length;
            kept = Arrays.copyOf(kept, end + length);
            buffer.get(kept, end, length);
        }
    }

    @Override
    public void onError(Throwable failure) {
        result.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        boolean truncated = read > kept.length;
        result.complete(new BodyText(decoded(truncated), truncated));
    }

    /** Without the half of a character with which the kept bytes may end. */
    private String decoded(boolean truncated) {
        CharBuffer text = CharBuffer.allocate(
                (int) Math.ceil(kept.length * charset.newDecoder().maxCharsPerByte()));
        charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .decode(ByteBuffer.wrap(kept), text, !truncated);
        return text.flip().toString();
    }
}
