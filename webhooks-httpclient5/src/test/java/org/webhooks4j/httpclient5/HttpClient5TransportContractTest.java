package org.webhooks4j.httpclient5;

import org.webhooks4j.spi.HttpTransport;
import org.webhooks4j.testkit.http.HttpTransportContract;
import org.webhooks4j.testkit.http.TransportSetup;

class HttpClient5TransportContractTest extends HttpTransportContract {

    @Override
    protected HttpTransport transport(TransportSetup setup) {
        HttpClient5TransportBuilder builder = HttpClient5Transport.builder()
                .addressPolicy(setup.addressPolicy())
                .connectTimeout(setup.connectTimeout())
                .sslContext(setup.sslContext())
                .resolver(setup.resolver()::resolve);
        setup.tlsIdentities().forEach(builder::tlsIdentity);
        return (setup.proxy() == null ? builder : builder.proxy(setup.proxy())).build();
    }
}
