package org.webhooks4j.httpclient5;

import java.io.IOException;
import java.net.URI;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.net.URIAuthority;
import org.webhooks4j.core.internal.net.RequestRules;
import org.webhooks4j.spi.TransportRequest;

/** Passes a request to HttpClient. */
final class RequestProducer extends BasicRequestProducer {

    private final ClientCall call;

    RequestProducer(TransportRequest request, ClientCall call) {
        super(head(request), new BasicAsyncEntityProducer(request.body(), null));
        this.call = call;
    }

    private static HttpRequest head(TransportRequest request) {
        URI uri = request.uri();
        BasicHttpRequest head = new BasicHttpRequest(
                request.method(),
                uri.getScheme(),
                new URIAuthority(withoutBrackets(uri.getHost()), uri.getPort()),
                RequestRules.target(uri));
        request.headers().forEach(head::addHeader);
        if (request.body().length == 0 && Method.OPTIONS.isSame(request.method())) {
            // HttpClient reports through the entity that a request is sent; it sends no OPTIONS with an untyped entity.
            head.addHeader(HttpHeaders.CONTENT_TYPE, ContentType.APPLICATION_OCTET_STREAM.getMimeType());
        }
        return head;
    }

    /** Removes the brackets of an IPv6 address, because HttpClient adds its own. */
    private static String withoutBrackets(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    @Override
    public void produce(DataStreamChannel channel) throws IOException {
        call.takes();
        call.sends();
        super.produce(channel);
    }
}
