package org.webhooks4j.core.internal.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.spi.TransportException;
import org.webhooks4j.spi.TransportRequest;
import org.webhooks4j.spi.TransportResponse;

/** Sends requests with java.net.http, and sees to what that leaves open: the deadline, and where connections go. */
public final class PolicedClient implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PolicedClient.class);

    private static final String CLOSED = "the transport is closed";

    private final ScheduledThreadPoolExecutor deadlines;
    private final Tickets tickets = new Tickets(new SecureRandom());
    private final Lookups lookups;
    private final CheckedLookups checkedLookups;
    private final Forwarder forwarder;
    private final Routes routes;
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    private volatile @Nullable HttpClient client;

    /** A client that asks the platform for addresses. */
    public PolicedClient(ClientSettings settings) {
        this(settings, NameResolver.PLATFORM);
    }

    PolicedClient(ClientSettings settings, NameResolver resolver) {
        deadlines = new ScheduledThreadPoolExecutor(1, work -> Threads.daemon("webhooks4j-deadlines", work));
        deadlines.setRemoveOnCancelPolicy(true);
        lookups = new Lookups(resolver);
        checkedLookups = new CheckedLookups(lookups, settings.policy());
        forwarder = new Forwarder(tickets, checkedLookups, settings.connectTimeout(), deadlines);
        routes = new Routes(settings.policy(), forwarder, settings.proxy());
        client = newClient(settings, routes);
    }

    private static HttpClient newClient(ClientSettings settings, Routes routes) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                // The default executor costs twice the CPU, and on few cores a thread for every task.
                .executor(Runnable::run)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout())
                // Also keeps out the proxies of the host's system properties, which would bypass the address policy.
                .proxy(routes);
        if (settings.tls() != null) {
            builder.sslContext(settings.tls());
        }
        return builder.build();
    }

    /**
     * Begins to send. The future ends with an answer or a {@link TransportException}; cancelling it closes the
     * connection.
     */
    public CompletableFuture<TransportResponse> send(TransportRequest request) {
        long number = tickets.nextNumber();
        Route route;
        Call call;
        try {
            URI uri = request.uri();
            Requests.checkUrl(uri);
            route = routes.of(uri);
            call = new Call(Requests.of(request, route == Route.FORWARDED ? tickets.ticket(number) : null));
        } catch (TransportException e) {
            return CompletableFuture.failedFuture(e);
        }
        try {
            watch(call, request, number);
        } catch (RejectedExecutionException e) {
            call.fail(Outcome.CONNECT_FAILURE, CLOSED, e);
            return call.result();
        }
        begin(call, route, request.uri());
        return call.result();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // What hangs on the result is for its own sake.
    private void watch(Call call, TransportRequest request, long number) {
        ScheduledFuture<?> deadline = deadlines.schedule(
                () -> call.expire(request.timeout()), request.timeout().toNanos(), TimeUnit.NANOSECONDS);
        calls.add(call);
        tickets.issue(number, call);
        call.result().whenComplete((response, failure) -> {
            deadline.cancel(false);
            calls.remove(call);
            tickets.withdraw(number);
            if (failure != null) {
                giveUp(call, failure);
            }
        });
    }

    private void giveUp(Call call, Throwable failure) {
        boolean protocolBroken =
                failure instanceof TransportException known && known.outcome() == Outcome.PROTOCOL_ERROR;
        if (protocolBroken) {
            routes.suspect(call.request().uri());
        }
        call.giveUp(protocolBroken);
    }

    private void begin(Call call, Route route, URI uri) {
        String name = TargetHost.of(uri.getHost()).name();
        switch (route) {
            case DIRECT -> {
                InetAddress address = TargetHost.of(uri.getHost()).address();
                if (address != null) {
                    call.goesTo(address);
                }
                exchange(call);
            }
            case TRUSTED -> exchangeAfter(lookups.addresses(name), call);
            case CHECKED_BEFORE -> exchangeAfter(checkedLookups.addresses(name), call);
            case FORWARDED, PROXIED -> exchange(call);
        }
    }

    /** The client looks the name up too; by then the platform knows the answer, so that nobody has to wait. */
    @SuppressWarnings("FutureReturnValueIgnored") // The call hears of both ends.
    private void exchangeAfter(CompletableFuture<List<InetAddress>> lookup, Call call) {
        lookup.whenComplete((addresses, failure) -> {
            if (failure != null) {
                call.fail(failure);
            } else {
                exchange(call);
            }
        });
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The call hears of both ends.
    private void exchange(Call call) {
        HttpClient open = client;
        if (open == null) {
            call.fail(Outcome.CONNECT_FAILURE, CLOSED, null);
            return;
        }
        CompletableFuture<HttpResponse<BodyText>> exchange;
        try {
            exchange = open.sendAsync(call.request(), call::headersCame);
        } catch (RuntimeException e) {
            call.fail(e);
            return;
        }
        call.workedOnBy(exchange);
        exchange.whenComplete((response, failure) -> {
            if (failure == null) {
                call.answer(response);
            } else if (call.mayBeSentAgain(failure)) {
                exchange(call);
            } else {
                call.fail(failure);
            }
        });
    }

    @Override
    public void close() {
        HttpClient open = client;
        client = null;
        calls.forEach(call -> call.fail(Outcome.CONNECTION_LOST, "the transport was closed", null));
        forwarder.close();
        lookups.close();
        deadlines.shutdownNow();
        if ((Object) open instanceof AutoCloseable closeable) {
            // From JDK 21 on; waits for exchanges to end, all of which were given up. Before, the garbage collector
            // closes it.
            Threads.daemon("webhooks4j-close", () -> closeQuietly(closeable)).start();
        }
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            LOG.debug("The HTTP client was not closed", e);
        }
    }
}
