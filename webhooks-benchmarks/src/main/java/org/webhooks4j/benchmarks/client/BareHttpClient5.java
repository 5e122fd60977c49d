package org.webhooks4j.benchmarks.client;

import java.net.URI;
import java.util.Map;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/** Apache HttpClient 5 alone, asynchronous, with default settings except for the number of connections. */
final class BareHttpClient5 implements Client {

    private final CloseableHttpAsyncClient client;
    private final URI uri;

    BareHttpClient5(URI uri, int connections) {
        this.uri = uri;
        this.client = HttpAsyncClients.custom()
                .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(connections)
                        .setMaxConnPerRoute(connections)
                        .build())
                .build();
        client.start();
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the callback is told
    public void send(Map<String, String> headers, byte[] body, Ended ended) {
        SimpleRequestBuilder request = SimpleRequestBuilder.post(uri);
        headers.forEach(request::addHeader);
        request.setBody(body, ContentType.APPLICATION_JSON);
        client.execute(request.build(), new FutureCallback<>() {
            @Override
            public void completed(@Nullable SimpleHttpResponse response) {
                ended.with(response == null ? -1 : response.getCode());
            }

            @Override
            public void failed(Exception failure) {
                ended.with(-1);
            }

            @Override
            public void cancelled() {
                ended.with(-1);
            }
        });
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }
}
