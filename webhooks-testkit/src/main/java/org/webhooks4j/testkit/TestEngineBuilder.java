package org.webhooks4j.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.StoreException;
import org.webhooks4j.Webhook;
import org.webhooks4j.core.AddressRules;
import org.webhooks4j.core.Dispatchers;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.core.WebhookEngineBuilder;
import org.webhooks4j.spi.WebhookStore;

/**
 * Sets up an engine for a test: in memory unless said otherwise, on a clock that the test moves, with ids and jitter
 * from a seed. The same test does the same twice, to the byte.
 *
 * <pre>{@code
 * var receiver = new ScriptedReceiver().replying(503, 200);
 * var webhooks = TestEngine.sendingTo(receiver).webhook(webhook).start();
 * webhooks.onObjectEvent(CREATE, server);
 * webhooks.clock().advance(ofMinutes(1));
 * assertThat(receiver).received(2).last().isVerified().hasObject(server);
 * }</pre>
 *
 * <p>What is due is delivered in the thread that raises the event or commits, before its call returns;
 * {@link #inBackground()} delivers as in production. Not safe for use by many threads.
 */
public final class TestEngineBuilder {

    private final ScriptedReceiver receiver;
    private final List<Consumer<WebhookEngineBuilder>> configurations = new ArrayList<>();
    private final List<Webhook> webhooks = new ArrayList<>();
    private final Consumer<TestEngine> onStart;
    private @Nullable WebhookStore store;
    private DrivenClock clock = new DrivenClock();
    private long seed = 1;
    private boolean background;

    TestEngineBuilder(ScriptedReceiver receiver, Consumer<TestEngine> onStart) {
        this.receiver = receiver;
        this.onStart = onStart;
    }

    /**
     * Adds a webhook.
     *
     * @param webhook the webhook
     * @return this
     */
    public TestEngineBuilder webhook(Webhook webhook) {
        webhooks.add(Objects.requireNonNull(webhook));
        return this;
    }

    /**
     * Configures the engine as the host does. Clock, chance, node, dispatcher and, in process, the transport are the
     * test's in any case. The address policy is {@code AddressRules.standard().allow("127.0.0.0/8")} unless another one
     * is set here; a transport that is set here has the same one.
     *
     * @param configuration is given the builder; a store is not set here but with {@link #store}
     * @return this
     */
    public TestEngineBuilder with(Consumer<WebhookEngineBuilder> configuration) {
        configurations.add(Objects.requireNonNull(configuration));
        return this;
    }

    /**
     * Keeps everything in a store of the host's, such as a {@code JdbcStore}. Retries go by the test's clock
     * nevertheless; leases go by the database's, and the test must be the only one that delivers from it.
     *
     * @param store the store
     * @return this
     */
    public TestEngineBuilder store(WebhookStore store) {
        this.store = Objects.requireNonNull(store);
        return this;
    }

    /**
     * Goes by a clock that other engines or the host go by as well.
     *
     * @param clock the clock
     * @return this
     */
    public TestEngineBuilder clock(DrivenClock clock) {
        this.clock = Objects.requireNonNull(clock);
        return this;
    }

    /**
     * Sets what ids and jitter come from.
     *
     * @param seed any number, 1 unless set
     * @return this
     */
    public TestEngineBuilder seed(long seed) {
        this.seed = seed;
        return this;
    }

    /**
     * Delivers in a thread of the engine's own, as in production. Moving the clock waits for it.
     *
     * @return this
     */
    public TestEngineBuilder inBackground() {
        this.background = true;
        return this;
    }

    /**
     * Builds the engine and starts it.
     *
     * @return the engine, to be closed
     * @throws StoreException if the store cannot be reached or its schema is not the expected one
     */
    public TestEngine start() {
        DrivenDispatcher dispatcher =
                new DrivenDispatcher(background ? Dispatchers.background() : Dispatchers.direct());
        UpcomingRetries upcoming = new UpcomingRetries();
        TestEngine engine = new TestEngine(build(dispatcher, upcoming), clock, dispatcher, upcoming, background);
        receiver.reading().attach(engine.engine(), clock);
        engine.start();
        onStart.accept(engine);
        return engine;
    }

    private WebhookEngine build(DrivenDispatcher dispatcher, UpcomingRetries upcoming) {
        WebhookEngineBuilder builder = begin().refreshInterval(Duration.ZERO)
                .retention(null)
                .addressPolicy(AddressRules.standard().allow("127.0.0.0/8"));
        configurations.forEach(configuration -> configuration.accept(builder));
        webhooks.forEach(builder::webhook);
        builder.clock(clock)
                .random(new Random(seed))
                .node("test")
                .pollInterval(Duration.ofMillis(5))
                .dispatcher(dispatcher)
                .listener(upcoming);
        if (!receiver.isServer()) {
            builder.transport(receiver.transport());
        }
        return builder.build();
    }

    private WebhookEngineBuilder begin() {
        return store == null
                ? WebhookEngine.inMemory()
                : WebhookEngine.builder().store(new DrivenStore(store, clock));
    }
}
