package org.webhooks4j.benchmarks.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** java.net.http alone with a direct executor, its fastest setting. It has no timeout and checks no addresses. */
final class BareJdk implements Client {

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Runnable::run)
            .build();
    private final URI uri;
    private final @Nullable ExecutorService senders;

    /** Sends asynchronously if {@code threads} is 0, otherwise in that many threads. */
    BareJdk(URI uri, int threads) {
        this.uri = uri;
        this.senders = threads == 0 ? null : Executors.newFixedThreadPool(threads);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // what fails is counted
    public void send(Map<String, String> headers, byte[] body, Ended ended) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(builder::header);
        HttpRequest request = builder.build();
        if (senders == null) {
            client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                    .whenComplete((response, failure) -> ended.with(failure == null ? response.statusCode() : -1));
        } else {
            senders.execute(() -> ended.with(statusOf(request)));
        }
    }

    private int statusOf(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    @Override
    public void close() {
        if (senders != null) {
            senders.shutdownNow();
        }
    }
}
