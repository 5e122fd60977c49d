package org.webhooks4j.core.internal.http;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.core.internal.net.BodyText;
import org.webhooks4j.core.internal.net.ReceivedBody;
import org.webhooks4j.spi.TransportException;

/** Reads a body up to the size limit and closes the connection there. */
final class CappedBody implements BodySubscriber<BodyText> {

    private final Map<String, List<String>> headers;
    private final ReceivedBody body = new ReceivedBody();
    private final CompletableFuture<BodyText> result = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    /** Creates the subscriber for a response with these headers, whose names are case-insensitive. */
    CappedBody(Map<String, List<String>> headers) {
        this.headers = headers;
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
        try {
            buffers.forEach(body::add);
        } catch (TransportException e) {
            result.completeExceptionally(e);
            if (subscription != null) {
                subscription.cancel();
            }
        }
    }

    @Override
    public void onError(Throwable failure) {
        result.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        result.complete(body.text(headers));
    }
}
