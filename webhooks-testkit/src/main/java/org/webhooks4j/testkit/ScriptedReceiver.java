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
 * A receiver that replies as it was told and remembers what came. It answers {@code 200} until it is told something
 * else.
 *
 * <pre>{@code
 * var receiver = new ScriptedReceiver().replying(503, 200);
 * ...
 * assertThat(receiver).received(2).last().isVerified().hasObject(server);
 * }</pre>
 *
 * <p>{@code new ScriptedReceiver()} stands in for the network: requests to any URL come to it, with no socket and no
 * waiting. {@link #onLoopback()} is a real HTTP server. Safe for use by many threads.
 */
public final class ScriptedReceiver implements AutoCloseable, AssertProvider<ReceiverAssert> {

    private final ReceivedTraffic traffic;
    private final ReadingContext reading;
    private final String place;
    private final @Nullable LoopbackServer server;

    /** A receiver in process, for every URL. */
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
     * A receiver that is an HTTP server on a free port of 127.0.0.1, for tests that want the real wire. Delays and
     * timeouts take real time. To be closed.
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
     * One address of this receiver, with replies of its own, and of which alone it tells what came.
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
     * Says what to reply from now on: each status to one request, and the last to all that follow.
     *
     * @param statusCodes at least one, each from 200 to 599
     * @return this
     */
    public ScriptedReceiver replying(int... statusCodes) {
        return replying(IntStream.of(statusCodes).mapToObj(Reply::status).toArray(Reply[]::new));
    }

    /**
     * Says what to reply from now on: each reply to one request, and the last to all that follow.
     *
     * @param replies at least one
     * @return this
     * @throws IllegalArgumentException if there is none, or a server is told to refuse connections
     */
    public ScriptedReceiver replying(Reply... replies) {
        if (server != null && Stream.of(replies).anyMatch(reply -> reply.failure() == Outcome.CONNECT_FAILURE)) {
            throw new IllegalArgumentException("a server that listens refuses no connection; close() it, or use"
                    + " Reply.connectionReset(), or new ScriptedReceiver()");
        }
        return replying(new ReplyScript(List.of(replies)));
    }

    /**
     * Lets the request decide.
     *
     * @param script gives a request's reply; called by any thread
     * @return this
     */
    public ScriptedReceiver replying(Function<WebhookRequest, Reply> script) {
        traffic.script(place, Objects.requireNonNull(script));
        return this;
    }

    /**
     * Tells keys that requests may be signed with, for receivers of engines that were not made by
     * {@link TestEngineBuilder}; the keys of the webhooks of those are known.
     *
     * @param keys {@code whsec_} and base64, or {@code whpk_} and base64
     * @return this
     */
    public ScriptedReceiver trusting(String... keys) {
        reading.trust(List.of(keys));
        return this;
    }

    /**
     * A URL that leads here.
     *
     * @return {@code https://receiver.example/hook}, or the same path of the server on loopback
     */
    public String url() {
        return url("/hook");
    }

    /**
     * A URL that leads here.
     *
     * @param path begins with {@code /}
     * @return the URL
     */
    public String url(String path) {
        return (server == null ? "https://receiver.example" : server.url()) + path;
    }

    /**
     * What came, also what was not answered. A connection that was refused brought nothing.
     *
     * @return the requests in the order in which they came
     */
    public List<WebhookRequest> requests() {
        return traffic.requestsAt(place);
    }

    /**
     * Takes the requests of an engine that was not made by {@link TestEngineBuilder}.
     *
     * @return a transport that brings every request here
     * @throws IllegalStateException if this is a server, which needs a transport that connects
     */
    public HttpTransport transport() {
        if (server != null) {
            throw new IllegalStateException("this receiver is a server; let the engine connect to " + url());
        }
        return new InProcessTransport(traffic, reading::clock);
    }

    /** Ends the server, if it is one. What came is still known. */
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

    /** What the test's own scripts threw. */
    List<RuntimeException> faults() {
        return traffic.faults();
    }

    /**
     * For AssertJ, which calls this when the receiver is passed to {@code assertThat}.
     *
     * @return assertions on what came
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
