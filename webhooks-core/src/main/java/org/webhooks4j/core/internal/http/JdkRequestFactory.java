package org.webhooks4j.core.internal.http;

import java.net.URI;
import java.net.http.HttpRequest;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.core.internal.net.RequestRules;
import org.webhooks4j.spi.TransportRequest;

/** Creates the client's requests. */
final class JdkRequestFactory {

    private JdkRequestFactory() {}

    /** Returns the client's form of a checked request, with the forwarder's header if there is a ticket. */
    static HttpRequest of(TransportRequest request, @Nullable String ticket) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(inAscii(request.uri()))
                .method(request.method(), new UncopiedBody(request.body()));
        request.headers().forEach(builder::header);
        if (ticket != null) {
            builder.header(ForwarderCredentials.HEADER, ticket);
        }
        return builder.build();
    }

    /** Encodes the URI here, because the client handles other characters in its own way. */
    private static URI inAscii(URI uri) {
        if (RequestRules.isTarget(uri)) {
            return uri;
        }
        return URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + RequestRules.target(uri));
    }
}
