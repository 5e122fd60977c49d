package org.webhooks4j.httpclient5;

import org.apache.hc.client5.http.impl.DefaultClientConnectionReuseStrategy;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Decides whether a connection may be reused. Also counts interim responses: no other hook sees each {@code 100
 * Continue}.
 */
final class CountingReuse extends DefaultClientConnectionReuseStrategy {

    @Override
    public boolean keepAlive(HttpRequest request, HttpResponse response, HttpContext context) {
        if (response.getCode() < HttpStatus.SC_SUCCESS) {
            ClientCall.of(context).interimAnswerCame();
        }
        return super.keepAlive(request, response, context);
    }
}
