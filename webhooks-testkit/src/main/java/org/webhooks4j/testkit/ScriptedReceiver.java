package org.webhooks4j.testkit;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.AssertProvider;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.spi.HttpTransport;

/**
 * A receiver that replies according to a script and records its requests. It replies {@code 200} by default.
 *
 * <pre>{@code
 * var receiver = new ScriptedReceiver().replying(503, 200);
 * ...
 * assertThat(receiver).received(2).last().isVerified().hasObject(server);
 * }</pre>
 *
 * <p>{@code new ScriptedReceiver()} replaces the network: it receives requests to any URL, with no socket and no
 * waiting. {@link #onLoopback()} starts a real HTTP server. This class is thread-safe.
 */
public final class ScriptedReceiver implements AutoCloseable, AssertProvider<ReceiverAssert> {

    private final ReceivedTraffic traffic;
    private final ReadingContext reading;
    private final String place;
    private final @Nullable LoopbackServer server;

    /** Creates a receiver in process that receives requests to every URL. */
    public ScriptedReceiver() {
        this(new ReceivedTraffic(), new ReadingContext(), ReceivedTraffic.ANYWHERE, null);
    }

    private ScriptedReceiver(
            ReceivedTraffic traffic, ReadingContext reading, String place, @Nullable LoopbackServer server) {
        this.traffic = traffic;
        this.reading = reading;
        this.place = place;
        this.server = server;
    }

    /**
     * Starts a receiver as an HTTP server on a free port of 127.0.0.1, for tests over a real connection. Delays and
     * timeouts take real time. The caller must close it.
     *
     * @return the receiver, listening
     */
    public static ScriptedReceiver onLoopback() {
        ReceivedTraffic traffic = new ReceivedTraffic();
        ReadingContext reading = new ReadingContext();
        return new ScriptedReceiver(
                traffic, reading, ReceivedTraffic.ANYWHERE, new LoopbackServer(traffic, reading::clock));
    }

    /**
     * Returns a view of one address of this receiver. The view has its own replies and reports only the requests to
     * this address.
     *
     * @param address a URL, or its path beginning with {@code /}
     * @return a view of this receiver
     */
    public ScriptedReceiver at(String address) {
        if (address.isEmpty()) {
            throw new IllegalArgumentException("the address is empty; pass a URL, or a path such as /hook");
        }
        return new ScriptedReceiver(traffic, reading, address, server);
    }

    /**
     * Sets the replies from now on: each status answers one request, and the last one answers all that follow.
     *
     * @param statusCodes at least one, each from 200 to 599
     * @return this
     */
    public ScriptedReceiver replying(int... statusCodes) {
        return replying(IntStream.of(statusCodes).mapToObj(Reply::status).toArray(Reply[]::new));
    }

    /**
     * Sets the replies from now on: each reply answers one request, and the last one answers all that follow.
     *
     * @param replies at least one
     * @return this
     * @throws IllegalArgumentException if there is no reply, or if a server is to refuse connections
     */
    public ScriptedReceiver replying(Reply... replies) {
        if (server != null && Stream.of(replies).anyMatch(reply -> reply.failure() == Outcome.CONNECT_FAILURE)) {
            throw new IllegalArgumentException("a server that listens refuses no connection; close() it, or use"
                    + " Reply.connectionReset(), or new ScriptedReceiver()");
        }
        return replying(new ReplyScript(List.of(replies)));
    }

    /**
     * Sets a function that chooses the reply to each request.
     *
     * @param script returns the reply to a request; called on any thread
     * @return this
     */
    public ScriptedReceiver replying(Function<WebhookRequest, Reply> script) {
        traffic.script(place, Objects.requireNonNull(script));
        return this;
    }

    /**
     * Adds keys that requests may be signed with. Needed for engines that {@link TestEngineBuilder} did not build; for
     * those that it built, the receiver knows the webhooks' keys.
     *
     * @param keys {@code whsec_} and base64, or {@code whpk_} and base64
     * @return this
     */
    public ScriptedReceiver trusting(String... keys) {
        reading.trust(List.of(keys));
        return this;
    }

    /**
     * Returns a URL of this receiver.
     *
     * @return {@code https://receiver.example/hook}, or the same path of the server on loopback
     */
    public String url() {
        return url("/hook");
    }

    /**
     * Returns a URL of this receiver with a given path.
     *
     * @param path begins with {@code /}
     * @return the URL
     */
    public String url(String path) {
        return (server == null ? "https://receiver.example" : server.url()) + path;
    }

    /**
     * Returns the requests received, including those without a response. A refused connection counts as no request.
     *
     * @return the requests in the order received
     */
    public List<WebhookRequest> requests() {
        return traffic.requestsAt(place);
    }

    /**
     * Returns a transport for an engine that {@link TestEngineBuilder} did not build.
     *
     * @return a transport that passes every request to this receiver
     * @throws IllegalStateException if this receiver is a server, which needs a transport that connects
     */
    public HttpTransport transport() {
        if (server != null) {
            throw new IllegalStateException("this receiver is a server; let the engine connect to " + url());
        }
        return new InProcessTransport(traffic, reading::clock);
    }

    /**
     * Forgets all requests, replies and added keys, of every address, so that several tests can share this receiver.
     *
     * @return this
     */
    public ScriptedReceiver reset() {
        traffic.reset();
        reading.forgetTrusted();
        return this;
    }

    /** Stops the server, if this receiver is one. Recorded requests remain available. */
    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }

    boolean isServer() {
        return server != null;
    }

    ReadingContext reading() {
        return reading;
    }

    /** The exceptions that the test's scripts threw. */
    List<RuntimeException> faults() {
        return traffic.faults();
    }

    /**
     * Called by AssertJ when the receiver is passed to {@code assertThat}.
     *
     * @return assertions on the requests received
     */
    @Override
    public ReceiverAssert assertThat() {
        return new ReceiverAssert(this);
    }

    @Override
    public String toString() {
        return "ScriptedReceiver[" + (place.isEmpty() ? url("") : place) + ", "
                + requests().size() + " requests]";
    }
}
