package org.webhooks4j.spi;

import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A transport that the engine does not close. */
record SharedTransport(HttpTransport transport) implements HttpTransport {

    SharedTransport {
        Objects.requireNonNull(transport);
    }

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest request) {
        return transport.send(request);
    }

    @Override
    public Set<String> tlsIdentities() {
        return transport.tlsIdentities();
    }

    @Override
    public @Nullable AddressPolicy addressPolicy() {
        return transport.addressPolicy();
    }
}
