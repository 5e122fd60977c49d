package org.webhooks4j.core.internal.http;

import java.net.URI;
import java.net.http.HttpRequest;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.core.internal.net.RequestRules;
import org.webhooks4j.spi.TransportRequest;

/** Makes the client's requests. */
final class JdkRequestFactory {

    private JdkRequestFactory() {}

    /** The request that has been checked, with an additional header for the forwarder if there is one. */
    static HttpRequest of(TransportRequest request, @Nullable String ticket) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(inAscii(request.uri()))
                .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach(builder::header);
        if (ticket != null) {
            builder.header(ForwarderCredentials.HEADER, ticket);
        }
        return builder.build();
    }

    /** What the client makes of other characters is its own. */
    private static URI inAscii(URI uri) {
        return URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + RequestRules.target(uri));
    }
}
