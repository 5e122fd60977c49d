package org.webhooks4j.core.internal.http;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.core.internal.net.ReceivedBody;
import org.webhooks4j.core.internal.net.ResponseRules;

/**
 * One attempt of java.net.http to execute a call: reads the response up to the size limit and ends the call.
 *
 * <p>The client completes the future of {@code sendAsync} in the common pool, for which JDK 17 to 24 start a thread for
 * each response where the pool has one thread, as it has on two processors. A call therefore ends in the client's own
 * thread when the last byte has been read; the future, which is completed here before the client does, has nothing to
 * pass on. Only an exchange that fails without a response ends by that future.
 *
 * <p>Holds no reference to the client: a connection remembers its first exchange, so that a client which an exchange
 * refers to would never be garbage collected, nor would the class loader of this library.
 */
final class JdkExchange implements HttpResponse.BodyHandler<Void>, HttpResponse.BodySubscriber<Void> {

    private final JdkCall call;
    private final ReceivedBody body = new ReceivedBody();
    private final CompletableFuture<Void> read = new CompletableFuture<>();
    private final AtomicBoolean answered = new AtomicBoolean();
    private volatile @Nullable CompletableFuture<HttpResponse<Void>> future;
    private volatile boolean complete;
    private int statusCode;
    private Map<String, List<String>> headers = Map.of();

    private JdkExchange(JdkCall call) {
        this.call = call;
    }

    /** Starts to send a call's request. */
    static void begin(JdkCall call, HttpClient client) {
        new JdkExchange(call).begin(client);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The call receives both results.
    private void begin(HttpClient client) {
        CompletableFuture<HttpResponse<Void>> begun;
        try {
            begun = client.sendAsync(call.request(), this);
        } catch (RuntimeException e) {
            call.fail(e);
            return;
        }
        future = begun;
        call.workedOnBy(this);
        begun.whenComplete((response, failure) -> {
            if (failure != null && !answered.get()) {
                failed(failure, client);
            }
        });
        if (complete) {
            answer(begun);
        }
    }

    private void failed(Throwable failure, HttpClient client) {
        if (JdkFailures.isNoContent(failure)) {
            call.answerNoContent();
        } else if (call.mayBeSentAgain(failure)) {
            begin(call, client);
        } else {
            call.fail(failure);
        }
    }

    /**
     * Aborts the exchange and closes its connection, unless the response has been read: then the connection may serve
     * another exchange already. A future derived from the client's aborts the exchange too, so that the client's own
     * can be completed before.
     */
    void cancel() {
        CompletableFuture<HttpResponse<Void>> begun = future;
        if (begun != null && answered.compareAndSet(false, true)) {
            CompletableFuture<?> derived = begun.newIncompleteFuture();
            if (begun.complete(null)) {
                derived.cancel(true);
            }
        }
    }

    @Override
    public HttpResponse.BodySubscriber<Void> apply(HttpResponse.ResponseInfo info) {
        statusCode = info.statusCode();
        headers = info.headers().map();
        call.headersHaveCome();
        String flaw = ResponseRules.flawOf(statusCode, headers);
        if (flaw != null) {
            call.fail(Outcome.PROTOCOL_ERROR, "what came back is not HTTP: " + flaw, null);
        }
        return this;
    }

    @Override
    public CompletionStage<Void> getBody() {
        return read;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        if (call.isOver()) {
            return;
        }
        try {
            buffers.forEach(body::add);
        } catch (RuntimeException | Error e) {
            call.fail(e);
        }
    }

    @Override
    public void onError(Throwable failure) {
        read.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        complete = true;
        CompletableFuture<HttpResponse<Void>> begun = future;
        if (begun != null) {
            answer(begun);
        }
    }

    /** Ends the call when the connection is free again, so that the next request can reuse it. */
    private void answer(CompletableFuture<HttpResponse<Void>> begun) {
        boolean first = answered.compareAndSet(false, true);
        begun.complete(null);
        read.complete(null);
        if (first) {
            DirectExecutor.afterwards(this::endCall);
        }
    }

    private void endCall() {
        try {
            call.end(statusCode, headers, body.text(headers));
        } catch (Throwable e) {
            call.fail(e);
        }
    }
}
