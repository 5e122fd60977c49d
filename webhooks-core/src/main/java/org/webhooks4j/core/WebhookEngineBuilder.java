package org.webhooks4j.core;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.StoreException;
import org.webhooks4j.Transaction;
import org.webhooks4j.Webhook;
import org.webhooks4j.core.internal.json.Description;
import org.webhooks4j.core.internal.match.ObjectTypes;
import org.webhooks4j.internal.text.CleanText;
import org.webhooks4j.spi.AddressPolicy;
import org.webhooks4j.spi.DeliveryLog;
import org.webhooks4j.spi.Dispatcher;
import org.webhooks4j.spi.HttpTransport;
import org.webhooks4j.spi.JsonCodec;
import org.webhooks4j.spi.PayloadFormat;
import org.webhooks4j.spi.RetryPolicy;
import org.webhooks4j.spi.Signer;
import org.webhooks4j.spi.TransactionSource;
import org.webhooks4j.spi.WebhookListener;
import org.webhooks4j.spi.WebhookRepository;
import org.webhooks4j.spi.WebhookStore;

/**
 * Builds a {@link WebhookEngine}, or several: {@link #build()} copies the settings, so that later calls change no
 * engine that was built before. Engines of one builder share the objects that they were given here, and nothing else.
 * Every setting but the store has a default.
 *
 * <p>Not safe for use by many threads.
 */
public final class WebhookEngineBuilder {

    /** Of the heap, for payloads in flight: reading, rendering and sending them takes a few times as much. */
    private static final int PARTS_OF_MEMORY = 16;

    private static final int MAX_NODE_LENGTH = 100;

    final boolean inMemory;
    final List<Description<?>> descriptions = new ArrayList<>();
    final Map<String, Webhook> webhooks = new LinkedHashMap<>();
    final List<PayloadFormat> formats = new ArrayList<>();
    final List<WebhookListener> listeners = new ArrayList<>();

    @Nullable
    WebhookStore store;

    @Nullable
    WebhookRepository repository;

    @Nullable
    DeliveryLog log;

    @Nullable
    JsonCodec codec;

    @Nullable
    HttpTransport transport;

    @Nullable
    AddressPolicy addressPolicy;

    @Nullable
    Dispatcher dispatcher;

    @Nullable
    Signer signer;

    @Nullable
    String node;

    @Nullable
    RandomGenerator random;

    @Nullable
    Duration retention = Duration.ofDays(30);

    ObjectTypes objectTypes = new ObjectTypes(type -> List.of());
    RetryPolicy retryPolicy = RetryPolicy.standard();
    TransactionSource transactions = () -> Transaction.NONE;
    Clock clock = Clock.systemUTC();
    Duration timeout = Duration.ofSeconds(15);
    Duration pollInterval = Duration.ofMillis(100);
    Duration refreshInterval = Duration.ofSeconds(1);
    Duration shutdownTimeout = Duration.ofSeconds(10);
    Duration leaseMargin = Duration.ofSeconds(30);

    @Nullable
    String handshakeOrigin;

    String cloudEventsSource = "/webhooks4j";
    int maxInFlight = 256;
    int maxInFlightPerWebhook = 32;
    long maxInFlightBytes = Math.max(1 << 20, Runtime.getRuntime().maxMemory() / PARTS_OF_MEMORY);
    int maxPayloadBytes = 1 << 20;

    WebhookEngineBuilder(boolean inMemory) {
        this.inMemory = inMemory;
    }

    /**
     * Says what objects of a class are called and how to tell them apart, so that events need not.
     *
     * @param type the class or interface, subclasses included
     * @param name the object type's name, such as {@code server}
     * @param id gives an object's id
     * @param <T> the class
     * @return this
     */
    public <T> WebhookEngineBuilder describe(Class<T> type, String name, Function<? super T, ?> id) {
        descriptions.add(new Description<>(type, name, id, null));
        return this;
    }

    /**
     * Says what objects of a class are called, how to tell them apart, and what receivers may see of them.
     *
     * @param type the class or interface, subclasses included
     * @param name the object type's name, such as {@code server}
     * @param id gives an object's id
     * @param view gives what is read in the object's place, such as a record or map with fewer fields
     * @param <T> the class
     * @return this
     */
    public <T> WebhookEngineBuilder describe(
            Class<T> type, String name, Function<? super T, ?> id, Function<? super T, ?> view) {
        descriptions.add(new Description<>(type, name, id, view));
        return this;
    }

    /**
     * Says which object types are kinds of others. A webhook that listens to a type then hears of objects of its
     * subtypes too, as of every {@code server} where that is a {@code device}.
     *
     * @param supertypes gives a type's direct supertypes, or all of them; an empty collection for none. Asked for every
     *     event that somebody may listen to, by any thread, so it should answer from memory
     * @return this
     */
    public WebhookEngineBuilder objectTypeHierarchy(Function<String, ? extends Collection<String>> supertypes) {
        this.objectTypes = new ObjectTypes(Objects.requireNonNull(supertypes));
        return this;
    }

    /**
     * Adds a webhook, or replaces the one of the same id, when the engine is built. One that was deactivated because of
     * its receiver's answers stays off until {@link org.webhooks4j.admin.WebhookOperations#activate} or another URL.
     *
     * @param webhook the webhook
     * @return this
     * @throws IllegalArgumentException if another one of the same id was given here
     */
    public WebhookEngineBuilder webhook(Webhook webhook) {
        if (webhooks.putIfAbsent(webhook.id(), webhook) != null) {
            throw new IllegalArgumentException(
                    "the engine was given two webhooks '" + webhook.id() + "'; give each an id of its own");
        }
        return this;
    }

    /**
     * Adds a payload format that webhooks can choose by its name.
     *
     * @param format the format
     * @return this
     */
    public WebhookEngineBuilder format(PayloadFormat format) {
        formats.add(Objects.requireNonNull(format));
        return this;
    }

    /**
     * Adds a listener.
     *
     * @param listener hears of attempts and of deactivated webhooks
     * @return this
     */
    public WebhookEngineBuilder listener(WebhookListener listener) {
        listeners.add(Objects.requireNonNull(listener));
        return this;
    }

    /**
     * Sets where webhooks, events, queue and log are kept.
     *
     * @param store such as a {@code JdbcStore}
     * @return this
     * @throws IllegalStateException if the builder comes from {@link WebhookEngine#inMemory()}, which has a store
     */
    public WebhookEngineBuilder store(WebhookStore store) {
        if (inMemory) {
            throw new IllegalStateException(
                    "WebhookEngine.inMemory() keeps everything in memory already; to pass a store,"
                            + " begin with WebhookEngine.builder()");
        }
        this.store = Objects.requireNonNull(store);
        return this;
    }

    /**
     * Takes webhooks from elsewhere than the store, such as the host's own table.
     *
     * @param repository the repository
     * @return this
     */
    public WebhookEngineBuilder repository(WebhookRepository repository) {
        this.repository = Objects.requireNonNull(repository);
        return this;
    }

    /**
     * Keeps the log elsewhere than the store.
     *
     * @param log the log
     * @return this
     */
    public WebhookEngineBuilder log(DeliveryLog log) {
        this.log = Objects.requireNonNull(log);
        return this;
    }

    /**
     * Sets how objects become JSON. The default uses Jackson 2.
     *
     * @param codec the codec
     * @return this
     */
    public WebhookEngineBuilder codec(JsonCodec codec) {
        this.codec = Objects.requireNonNull(codec);
        return this;
    }

    /**
     * Sets how requests are sent. The default uses {@code java.net.http}. The engine closes it if it is
     * {@link AutoCloseable}; one that several engines use is passed as {@link HttpTransport#shared}.
     *
     * @param transport the transport, which brings its address policy: {@link HttpTransport#addressPolicy()}
     * @return this
     */
    public WebhookEngineBuilder transport(HttpTransport transport) {
        this.transport = Objects.requireNonNull(transport);
        return this;
    }

    /**
     * Sets how requests are signed. The default is Standard Webhooks 1.0.0.
     *
     * @param signer the signer
     * @return this
     */
    public WebhookEngineBuilder signer(Signer signer) {
        this.signer = Objects.requireNonNull(signer);
        return this;
    }

    /**
     * Sets the name under which this node claims deliveries, for people to read.
     *
     * @param node 1 to 100 characters, without U+0000; the default is the host's name and the process id
     * @return this
     * @throws IllegalArgumentException if it is not of that form
     */
    public WebhookEngineBuilder node(String node) {
        if (node.isBlank() || node.length() > MAX_NODE_LENGTH) {
            throw new IllegalArgumentException("the node's name has " + node.length() + " characters; pass 1 to "
                    + MAX_NODE_LENGTH + ", not all blank");
        }
        CleanText.check("the node's name", node);
        this.node = node;
        return this;
    }

    /**
     * Sets the source of chance for ids and jitter, so that tests can repeat themselves.
     *
     * @param random safe for use by many threads
     * @return this
     */
    public WebhookEngineBuilder random(RandomGenerator random) {
        this.random = Objects.requireNonNull(random);
        return this;
    }

    /**
     * Sets the clock for timestamps and durations, and for everything in memory. Leases and retries in a database go by
     * the database's clock.
     *
     * @param clock the clock
     * @return this
     */
    public WebhookEngineBuilder clock(Clock clock) {
        this.clock = Objects.requireNonNull(clock);
        return this;
    }

    /**
     * Sets where requests may go. The default is {@link AddressRules#standard()}, or the policy of the
     * {@linkplain #transport transport} that is set here: one that checks addresses itself is given its policy where it
     * is built, and {@link #build()} refuses another one here.
     *
     * @param policy the policy of the default transport
     * @return this
     */
    public WebhookEngineBuilder addressPolicy(AddressPolicy policy) {
        this.addressPolicy = Objects.requireNonNull(policy);
        return this;
    }

    /**
     * Sets when failed deliveries are tried again. The default is {@link RetryPolicy#standard()}.
     *
     * @param policy the policy
     * @return this
     */
    public WebhookEngineBuilder retryPolicy(RetryPolicy policy) {
        this.retryPolicy = Objects.requireNonNull(policy);
        return this;
    }

    /**
     * Sets how the calling thread's transaction is found, so that DAO code need not pass it. By default there is none.
     *
     * @param source the source
     * @return this
     */
    public WebhookEngineBuilder transactions(TransactionSource source) {
        this.transactions = Objects.requireNonNull(source);
        return this;
    }

    /**
     * Sets which thread delivers. The default is {@link Dispatchers#background()}.
     *
     * @param dispatcher a dispatcher of this engine alone; another engine that was given it cannot be started
     * @return this
     */
    public WebhookEngineBuilder dispatcher(Dispatcher dispatcher) {
        this.dispatcher = Objects.requireNonNull(dispatcher);
        return this;
    }

    /**
     * Sets how long one request may take, from connecting to the last byte of the answer, for webhooks that do not say.
     *
     * @param timeout more than zero; the default is 15 seconds
     * @return this
     * @throws IllegalArgumentException if it is not more than zero
     */
    public WebhookEngineBuilder timeout(Duration timeout) {
        this.timeout = positive("timeout", timeout);
        return this;
    }

    /**
     * Sets how long to wait for a wake-up before looking for due deliveries again.
     *
     * @param pollInterval more than zero; the default is 100 milliseconds
     * @return this
     * @throws IllegalArgumentException if it is not more than zero
     */
    public WebhookEngineBuilder pollInterval(Duration pollInterval) {
        this.pollInterval = positive("pollInterval", pollInterval);
        return this;
    }

    /**
     * Sets how long {@link WebhookEngine#close()} waits for requests in flight.
     *
     * @param shutdownTimeout more than zero; the default is 10 seconds
     * @return this
     * @throws IllegalArgumentException if it is not more than zero
     */
    public WebhookEngineBuilder shutdownTimeout(Duration shutdownTimeout) {
        this.shutdownTimeout = positive("shutdownTimeout", shutdownTimeout);
        return this;
    }

    /**
     * Sets how much longer than the longest timeout of a webhook a lease lasts. What a node had claimed when it died is
     * sent by another one when the lease is over; a node that is slower than its lease has its results discarded, and
     * what it sent is sent again.
     *
     * @param leaseMargin more than zero; the default is 30 seconds
     * @return this
     * @throws IllegalArgumentException if it is not more than zero
     */
    public WebhookEngineBuilder leaseMargin(Duration leaseMargin) {
        this.leaseMargin = positive("leaseMargin", leaseMargin);
        return this;
    }

    /**
     * Sets for how long webhooks are remembered before they are read again: by the thread that delivers, while this
     * engine delivers in the background and polls at least as often, otherwise by a daemon thread that lives until the
     * engine is closed. A thread that raises events does not read them, as that takes a connection besides that of its
     * transaction.
     *
     * @param refreshInterval zero or more; the default is one second. Zero, which is for tests, reads them for every
     *     event in the thread that raises it
     * @return this
     * @throws IllegalArgumentException if it is negative
     */
    public WebhookEngineBuilder refreshInterval(Duration refreshInterval) {
        if (refreshInterval.isNegative()) {
            throw new IllegalArgumentException(
                    "refreshInterval " + refreshInterval + " is negative; pass zero or more");
        }
        this.refreshInterval = refreshInterval;
        return this;
    }

    /**
     * Sets for how long ended deliveries and their events are kept. Pending and dead ones are kept in any case.
     *
     * @param retention more than zero, or null for ever; the default is 30 days
     * @return this
     * @throws IllegalArgumentException if it is not more than zero
     */
    public WebhookEngineBuilder retention(@Nullable Duration retention) {
        this.retention = retention == null ? null : positive("retention", retention);
        return this;
    }

    /**
     * Sets the sender's name in the CloudEvents handshake of {@link org.webhooks4j.DeliveryOptions#handshake()}.
     *
     * @param origin a host's name, such as {@code cmdb.example.com}; the default is this machine's name
     * @return this
     * @throws IllegalArgumentException if it is not made of letters, digits, {@code -} and {@code .}
     */
    public WebhookEngineBuilder handshakeOrigin(String origin) {
        if (!origin.matches("[A-Za-z0-9.-]{1,253}")) {
            throw new IllegalArgumentException(
                    "handshake origin '" + origin + "' is not usable; pass a host's name, such as cmdb.example.com");
        }
        this.handshakeOrigin = origin;
        return this;
    }

    /**
     * Sets the {@code source} of the events in the format {@code cloudevents}.
     *
     * @param source a URI reference; the default is {@code /webhooks4j}
     * @return this
     * @throws IllegalArgumentException if it has U+0000 or half of a surrogate pair
     */
    public WebhookEngineBuilder cloudEventsSource(String source) {
        CleanText.check("the CloudEvents source", Objects.requireNonNull(source));
        this.cloudEventsSource = source;
        return this;
    }

    /**
     * Sets how many deliveries this node may have claimed and not yet recorded. Receivers that hang hold at most half
     * of them together.
     *
     * @param maxInFlight at least 1; the default is 256
     * @return this
     * @throws IllegalArgumentException if it is less
     */
    public WebhookEngineBuilder maxInFlight(int maxInFlight) {
        this.maxInFlight = atLeastOne("maxInFlight", maxInFlight);
        return this;
    }

    /**
     * Sets how many of them may be one webhook's, so that a slow receiver holds only its share. A receiver begins with
     * fewer and gets as many by answering.
     *
     * @param maxInFlightPerWebhook at least 1; the default is 32
     * @return this
     * @throws IllegalArgumentException if it is less
     */
    public WebhookEngineBuilder maxInFlightPerWebhook(int maxInFlightPerWebhook) {
        this.maxInFlightPerWebhook = atLeastOne("maxInFlightPerWebhook", maxInFlightPerWebhook);
        return this;
    }

    /**
     * Sets how many bytes of payload the deliveries may have that this node has claimed and not yet recorded: no more
     * are claimed while there are as many or more, so that one is always sent however large it is. A request takes a
     * few times as much memory as its payload.
     *
     * @param maxInFlightBytes at least 1; the default is a sixteenth of the largest heap that the JVM may have, and at
     *     least 1 MiB
     * @return this
     * @throws IllegalArgumentException if it is less
     */
    public WebhookEngineBuilder maxInFlightBytes(long maxInFlightBytes) {
        if (maxInFlightBytes < 1) {
            throw new IllegalArgumentException(
                    "maxInFlightBytes " + maxInFlightBytes + " is not usable; pass at least 1");
        }
        this.maxInFlightBytes = maxInFlightBytes;
        return this;
    }

    /**
     * Sets how large a stored event may be. Of a larger update, first the state before is left out, then the changes,
     * named as {@code "omitted"}; of what is larger still, everything but type and id is, marked {@code "truncated":
     * true}.
     *
     * @param maxPayloadBytes at least 1; the default is 1 MiB
     * @return this
     * @throws IllegalArgumentException if it is less
     */
    public WebhookEngineBuilder maxPayloadBytes(int maxPayloadBytes) {
        this.maxPayloadBytes = atLeastOne("maxPayloadBytes", maxPayloadBytes);
        return this;
    }

    /**
     * Checks the settings and the store's schema, adds the webhooks, reads all that there are, and makes the engine,
     * which takes events from now on and delivers once it is {@link WebhookEngine#start() started}. The tables must
     * exist before.
     *
     * @return the engine; to be closed, also if it is never started
     * @throws IllegalStateException if there is no store, the transport has another address policy than the one that
     *     was set here, or Jackson is older than 2.15
     * @throws StoreException if the store cannot be reached, its schema is not the expected one, or the webhooks cannot
     *     be read
     */
    public WebhookEngine build() {
        return new WebhookEngine(new EngineAssembly(new EngineSettings(this)).assemble());
    }

    /**
     * Builds the engine and starts it.
     *
     * @return the engine
     * @throws IllegalStateException if there is no store, the transport has another address policy than the one that
     *     was set here, or Jackson is older than 2.15
     * @throws StoreException if the store cannot be reached, its schema is not the expected one, or the webhooks cannot
     *     be read
     */
    public WebhookEngine start() {
        return build().start();
    }

    private static Duration positive(String setting, Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(setting + " " + value + " is not usable; pass a duration above zero");
        }
        return value;
    }

    private static int atLeastOne(String setting, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(setting + " " + value + " is not usable; pass at least 1");
        }
        return value;
    }
}
