package org.webhooks4j.httpclient5;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.core.internal.net.CheckedLookups;
import org.webhooks4j.core.internal.net.ClientSettings;
import org.webhooks4j.core.internal.net.Deadline;
import org.webhooks4j.core.internal.net.Threads;

/** An HttpClient without automatic features: no redirects, cookies, decompression or retries. */
final class PlainClient implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PlainClient.class);

    private static final int MAX_HEADERS = 256;
    private static final int MAX_HEADER_CHARS = 8 * 1024;
    private static final TimeValue MAX_IDLE = TimeValue.ofSeconds(30);
    private static final long SWEEP_SECONDS = 10;
    private static final int MAX_IO_THREADS = 4;

    private final PoolingAsyncClientConnectionManager connections;
    private final CloseableHttpAsyncClient http;
    private final ScheduledExecutorService timer;
    private final boolean proxied;
    private final Map<EndpointDetails, Long> ends = Collections.synchronizedMap(new WeakHashMap<>());
    private volatile boolean closed;
    private final AtomicBoolean started = new AtomicBoolean();

    PlainClient(ClientSettings settings, SSLContext tls, CheckedLookups lookups, ScheduledExecutorService timer) {
        HttpHost proxy = settings.proxy() == null ? null : hostOf(settings.proxy());
        this.timer = timer;
        this.proxied = proxy != null;
        this.connections = connections(settings, new CheckedConnector(tls, lookups, settings.proxy()));
        HttpAsyncClientBuilder builder = HttpAsyncClients.custom()
                .setConnectionManager(connections)
                .setProxy(proxy)
                .setIOReactorConfig(IOReactorConfig.custom()
                        .setIoThreadCount(
                                Math.min(MAX_IO_THREADS, Runtime.getRuntime().availableProcessors()))
                        .build())
                .setIoReactorExceptionCallback(this::failed)
                .setThreadFactory(work -> Threads.daemon("webhooks4j-http", work))
                .setHttp1Config(Http1Config.custom()
                        .setMaxHeaderCount(MAX_HEADERS)
                        .setMaxLineLength(MAX_HEADER_CHARS)
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setAuthenticationEnabled(false)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setConnectionReuseStrategy(new CountingReuse())
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableConnectionState()
                .disableRequestPriority();
        if (proxied) {
            builder.addExecInterceptorFirst("webhooks4j", PlainClient::passOn);
        } else {
            // Authentication and absolute request targets, which only proxies need.
            builder.replaceExecInterceptor(ChainElement.PROTOCOL.name(), PlainClient::passOn);
        }
        this.http = builder.build();
    }

    private static void passOn(
            HttpRequest request,
            AsyncEntityProducer entity,
            AsyncExecChain.Scope scope,
            AsyncExecChain chain,
            AsyncExecCallback callback)
            throws HttpException, IOException {
        ClientCall.of(scope.clientContext).runsOn(scope.execRuntime);
        chain.proceed(request, entity, scope, callback);
    }

    private static PoolingAsyncClientConnectionManager connections(ClientSettings settings, CheckedConnector connects) {
        PoolingAsyncClientConnectionManager connections = new PoolingAsyncClientConnectionManager(
                connects, PoolConcurrencyPolicy.STRICT, PoolReusePolicy.LIFO, TimeValue.NEG_ONE_MILLISECOND, false);
        // The engine limits the number of concurrent requests; here no request waits for a connection.
        connections.setMaxTotal(Integer.MAX_VALUE);
        connections.setDefaultMaxPerRoute(Integer.MAX_VALUE);
        connections.setDefaultConnectionConfig(ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                .build());
        connections.setDefaultTlsConfig(TlsConfig.custom()
                .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                .build());
        return connections;
    }

    private static HttpHost hostOf(InetSocketAddress proxy) {
        return new HttpHost(proxy.getHostString(), proxy.getPort());
    }

    /** Returns whether all requests go through a proxy. */
    boolean isProxied() {
        return proxied;
    }

    /** Records the number of bytes received over a connection when a response ended. */
    void ends(EndpointDetails connection, long received) {
        ends.put(connection, received);
    }

    /** Returns whether more bytes were received over a connection since the last response ended. */
    boolean isSpoilt(EndpointDetails connection) {
        Long received = ends.get(connection);
        return received != null && connection.getReceivedBytesCount() > received;
    }

    Future<?> execute(
            AsyncRequestProducer request,
            AsyncResponseConsumer<Void> answer,
            HttpContext context,
            FutureCallback<Void> ended) {
        if (started.compareAndSet(false, true)) {
            start();
        }
        return http.execute(request, answer, null, context, ended);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // It ends with the timer.
    private void start() {
        http.start();
        try {
            timer.scheduleWithFixedDelay(
                    () -> connections.closeIdle(MAX_IDLE), SWEEP_SECONDS, SWEEP_SECONDS, TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            close();
        }
    }

    private void failed(Exception failure) {
        if (closed) {
            LOG.debug("The client was closed while it worked", failure);
        } else {
            LOG.error("The HTTP client continues after a failure", failure);
        }
    }

    @Override
    public void close() {
        closed = true;
        http.close(CloseMode.IMMEDIATE);
    }

    /** After {@link #close()}: waits until the client's threads have ended or the deadline has passed. */
    void awaitEnd(Deadline deadline) {
        try {
            http.awaitShutdown(TimeValue.ofNanoseconds(Math.max(0, deadline.nanosLeft())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
