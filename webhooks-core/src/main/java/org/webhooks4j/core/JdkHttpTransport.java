package org.webhooks4j.core;

import java.net.http.*;
import java.util.concurrent.*;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.spi.*;

/** Stub. */
public final class JdkHttpTransport implements HttpTransport {
    private JdkHttpTransport() {}

    private final HttpClient client =
            HttpClient.newBuilder().executor(Runnable::run).build();
    /**
     * Stub.
     *
     * @return x
     */
    public static JdkHttpTransport builder() {
        return new JdkHttpTransport();
    }
    /**
     * Stub.
     *
     * @param p x
     * @return x
     */
    public JdkHttpTransport addressPolicy(AddressPolicy p) {
        return this;
    }
    /**
     * Stub.
     *
     * @return x
     */
    public JdkHttpTransport build() {
        return this;
    }

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest r) {
        HttpRequest.Builder b = HttpRequest.newBuilder(r.uri())
                .timeout(r.timeout())
                .POST(HttpRequest.BodyPublishers.ofByteArray(r.body()));
        r.headers().forEach(b::header);
        return client.sendAsync(b.build(), HttpResponse.BodyHandlers.ofString()).handle((x, e) -> {
            if (e != null) throw new TransportException(Outcome.CONNECT_FAILURE, String.valueOf(e), null, e);
            return new TransportResponse(x.statusCode(), x.headers().map(), x.body(), false, null, null, null);
        });
    }
}
