package org.webhooks4j.httpclient5;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;

/** Accepts servers that the context trusts and whose certificate matches the host name. */
final class HostCheckingTls extends DefaultClientTlsStrategy {

    HostCheckingTls(SSLContext context) {
        // A connection that waits for its response keeps no buffers.
        super(context, null, null, SSLBufferMode.DYNAMIC, HostnameVerificationPolicy.BUILTIN, null);
    }

    /**
     * Enables the host name check: HttpClient passes its parameters to the engine before it sets the check in them, so
     * the check would not happen.
     */
    @Override
    protected void initializeEngine(SSLEngine engine) {
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        engine.setSSLParameters(parameters);
    }
}
