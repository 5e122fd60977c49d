package org.webhooks4j.testkit.http;

import org.junit.jupiter.api.Nested;
import org.webhooks4j.spi.HttpTransport;

/**
 * Contract tests for transports. A subclass creates the transport under test. All servers listen on loopback, at
 * 127.0.0.1 and 127.0.0.2.
 */
public abstract class HttpTransportContract {

    /** For subclasses. */
    protected HttpTransportContract() {}

    /**
     * Creates a transport.
     *
     * @param setup the settings to apply
     * @return a new transport; the contract closes it after the test if it is {@link AutoCloseable}
     */
    protected abstract HttpTransport transport(TransportSetup setup);

    @Nested
    final class Exchanges extends ExchangeTests {

        @Override
        HttpTransport transport(TransportSetup setup) {
            return HttpTransportContract.this.transport(setup);
        }
    }

    @Nested
    final class Connections extends ConnectionTests {

        @Override
        HttpTransport transport(TransportSetup setup) {
            return HttpTransportContract.this.transport(setup);
        }
    }

    @Nested
    final class HostileReceivers extends HostileReceiverTests {

        @Override
        HttpTransport transport(TransportSetup setup) {
            return HttpTransportContract.this.transport(setup);
        }
    }

    @Nested
    final class HangingRequests extends HangingRequestTests {

        @Override
        HttpTransport transport(TransportSetup setup) {
            return HttpTransportContract.this.transport(setup);
        }
    }

    @Nested
    final class Isolation extends IsolationTests {

        @Override
        HttpTransport transport(TransportSetup setup) {
            return HttpTransportContract.this.transport(setup);
        }
    }

    @Nested
    final class AddressPolicies extends AddressTests {

        @Override
        HttpTransport transport(TransportSetup setup) {
            return HttpTransportContract.this.transport(setup);
        }
    }

    @Nested
    final class Names extends NameLookupTests {

        @Override
        HttpTransport transport(TransportSetup setup) {
            return HttpTransportContract.this.transport(setup);
        }
    }

    @Nested
    final class Tls extends TlsTests {

        @Override
        HttpTransport transport(TransportSetup setup) {
            return HttpTransportContract.this.transport(setup);
        }
    }

    @Nested
    final class TlsIdentities extends TlsIdentityTests {

        @Override
        HttpTransport transport(TransportSetup setup) {
            return HttpTransportContract.this.transport(setup);
        }
    }

    @Nested
    final class Proxies extends ProxyTests {

        @Override
        HttpTransport transport(TransportSetup setup) {
            return HttpTransportContract.this.transport(setup);
        }
    }
}
