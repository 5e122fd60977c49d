package org.webhooks4j.httpclient5;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;

/** TLS with whom a context trusts, if their certificate is for the host that is called. */
final class HostCheckingTls extends DefaultClientTlsStrategy {

    HostCheckingTls(SSLContext context) {
        // A connection that waits for its answer keeps no buffers.
        super(context, null, null, SSLBufferMode.DYNAMIC, HostnameVerificationPolicy.BUILTIN, null);
    }

    /** HttpClient hands its parameters to the engine before it asks for the check in them, so that none is made. */
    @Override
    protected void initializeEngine(SSLEngine engine) {
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        engine.setSSLParameters(parameters);
    }
}
