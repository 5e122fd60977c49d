package org.webhooks4j.core;

import org.webhooks4j.spi.HttpTransport;
import org.webhooks4j.testkit.http.HttpTransportContract;
import org.webhooks4j.testkit.http.TransportSetup;

class JdkHttpTransportContractTest extends HttpTransportContract {

    @Override
    protected HttpTransport transport(TransportSetup setup) {
        JdkHttpTransportBuilder builder = JdkHttpTransport.builder()
                .addressPolicy(setup.addressPolicy())
                .connectTimeout(setup.connectTimeout())
                .sslContext(setup.sslContext())
                .resolver(setup.resolver()::resolve);
        setup.tlsIdentities().forEach(builder::tlsIdentity);
        return (setup.proxy() == null ? builder : builder.proxy(setup.proxy())).build();
    }
}
