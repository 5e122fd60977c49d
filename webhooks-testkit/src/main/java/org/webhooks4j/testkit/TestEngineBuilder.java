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
import org.webhooks4j.WebhookBuilder;
import org.webhooks4j.core.AddressRules;
import org.webhooks4j.core.Dispatchers;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.core.WebhookEngineBuilder;
import org.webhooks4j.internal.webhook.BuiltWebhook;
import org.webhooks4j.spi.WebhookStore;

/**
 * Sets up an engine for a test: in memory by default, on a clock that the test advances, with ids and jitter from a
 * seed. Repeating a test produces the same bytes.
 *
 * <pre>{@code
 * var receiver = new ScriptedReceiver().replying(503, 200);
 * var webhooks = TestEngine.sendingTo(receiver).webhook(webhook).start();
 * webhooks.onObjectEvent(CREATE, server);
 * webhooks.clock().advance(ofMinutes(1));
 * assertThat(receiver).received(2).last().isVerified().hasObject(server);
 * }</pre>
 *
 * <p>The thread that raises the event or commits delivers what is due before its call returns; {@link #inBackground()}
 * delivers as in production. This class is not thread-safe.
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
     * Configures the engine as the host does. The test engine always sets clock, random source, node, poll interval,
     * dispatcher and, in process, the transport. The address policy is
     * {@code AddressRules.standard().allow("127.0.0.0/8")} unless another one is set here; a transport that is set here
     * must have the same one.
     *
     * @param configuration receives the builder; set a store with {@link #store} instead
     * @return this
     */
    public TestEngineBuilder with(Consumer<WebhookEngineBuilder> configuration) {
        configurations.add(Objects.requireNonNull(configuration));
        return this;
    }

    /**
     * Uses one of the host's stores, such as a {@code JdbcStore}. Retries still follow the test's clock, but leases
     * follow the database's. No other engine may deliver from the store during the test.
     *
     * @param store the store
     * @return this
     */
    public TestEngineBuilder store(WebhookStore store) {
        this.store = Objects.requireNonNull(store);
        return this;
    }

    /**
     * Sets a clock, to share it with other engines or the host.
     *
     * @param clock the clock
     * @return this
     */
    public TestEngineBuilder clock(DrivenClock clock) {
        this.clock = Objects.requireNonNull(clock);
        return this;
    }

    /**
     * Sets the seed for ids and jitter.
     *
     * @param seed any number; 1 by default
     * @return this
     */
    public TestEngineBuilder seed(long seed) {
        this.seed = seed;
        return this;
    }

    /**
     * Delivers on a thread of the engine, as in production. Advancing the clock waits for that thread.
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
     * @return the engine; the caller must close it
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
        webhooks.forEach(webhook -> builder.webhook(forTest(webhook)));
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

    /** Suppresses two warnings: a test's store ends with the test, and its receiver knows the sender. */
    private static Webhook forTest(Webhook webhook) {
        if (!(webhook instanceof BuiltWebhook)) {
            return webhook;
        }
        WebhookBuilder copy = Webhook.copyOf(webhook).id(webhook.id());
        return (webhook.signingKeys().isEmpty() ? copy.unsigned() : copy).build();
    }

    private WebhookEngineBuilder begin() {
        return store == null
                ? WebhookEngine.inMemory()
                : WebhookEngine.builder().store(new DrivenStore(store, clock));
    }
}
