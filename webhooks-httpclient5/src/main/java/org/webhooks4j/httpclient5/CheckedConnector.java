package org.webhooks4j.httpclient5;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.impl.nio.DefaultAsyncClientConnectionOperator;
import org.apache.hc.client5.http.nio.ManagedAsyncClientConnection;
import org.apache.hc.core5.concurrent.BasicFuture;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.net.NamedEndpoint;
import org.apache.hc.core5.reactor.ConnectionInitiator;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.core.internal.net.CheckedLookups;

/**
 * Connects to addresses that passed the address policy. HttpClient's own resolver hook can only block, and does so on a
 * thread that serves other connections. Names are therefore resolved beforehand, and HttpClient gets one address at a
 * time.
 */
final class CheckedConnector extends DefaultAsyncClientConnectionOperator {

    private final CheckedLookups lookups;
    private final @Nullable InetSocketAddress proxy;

    CheckedConnector(SSLContext tls, CheckedLookups lookups, @Nullable InetSocketAddress proxy) {
        super(
                RegistryBuilder.<TlsStrategy>create()
                        .register(URIScheme.HTTPS.id, new HostCheckingTls(tls))
                        .build(),
                null,
                new NoResolver());
        this.lookups = lookups;
        this.proxy = proxy;
    }

    @Override
    public Future<ManagedAsyncClientConnection> connect(
            ConnectionInitiator initiator,
            HttpHost host,
            @Nullable Path unixSocket,
            @Nullable NamedEndpoint name,
            @Nullable SocketAddress local,
            Timeout timeout,
            Object attachment,
            HttpContext context,
            FutureCallback<ManagedAsyncClientConnection> callback) {
        ClientCall call = ClientCall.of(context);
        call.connects();
        AddressConnector.Connector connector = (address, share, ended) ->
                super.connect(initiator, at(host, address), null, name, local, share, attachment, context, ended);
        BasicFuture<ManagedAsyncClientConnection> result = new BasicFuture<>(callback);
        connect(call, host.getPort(), timeout, connector, result);
        return result;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The result reports success and failure.
    private void connect(
            ClientCall call,
            int port,
            Timeout timeout,
            AddressConnector.Connector connector,
            BasicFuture<ManagedAsyncClientConnection> result) {
        addresses(call).whenComplete((addresses, failure) -> {
            if (failure != null) {
                result.failed(ClientCall.exception(failure));
            } else if (!result.isDone()) {
                new AddressConnector(call, addresses, port, timeout, connector, result)
                        .next("there is no address", null);
            }
        });
    }

    private CompletableFuture<List<InetAddress>> addresses(ClientCall call) {
        if (proxy == null) {
            return lookups.addresses(call.host());
        }
        return proxy.isUnresolved()
                ? lookups.unchecked(proxy.getHostString())
                : CompletableFuture.completedFuture(List.of(proxy.getAddress()));
    }

    private static HttpHost at(HttpHost host, InetAddress address) {
        return new HttpHost(host.getSchemeName(), address, host.getHostName(), host.getPort());
    }

    @Override
    protected void onAfterSocketConnect(HttpContext context, HttpHost host) {
        ClientCall.of(context).connected();
    }

    /** Refuses to resolve names, so that HttpClient never bypasses the policy. */
    private static final class NoResolver implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            throw new UnknownHostException("'" + host + "' was not looked up before");
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
