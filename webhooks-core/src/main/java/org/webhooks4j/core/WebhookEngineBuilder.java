package org.webhooks4j.core;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
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
 * Builds one or more {@link WebhookEngine}s. {@link #build()} copies the settings, so later calls do not change an
 * engine already built. Engines of one builder share only the objects that were passed to it. Every setting except the
 * store has a default.
 *
 * <p>Not thread-safe.
 */
public final class WebhookEngineBuilder {

    /**
     * The fraction of the heap for payloads in flight. Reading, rendering and sending them takes a few times as much.
     */
    private static final int PARTS_OF_MEMORY = 16;

    private static final int MAX_NODE_LENGTH = 100;

    final boolean inMemory;
    final List<Description<?>> descriptions = new ArrayList<>();
    final Map<String, Webhook> webhooks = new LinkedHashMap<>();
    final List<PayloadFormat> formats = new ArrayList<>();
    final List<WebhookListener> listeners = new ArrayList<>();
    boolean operationalEvents;

    @Nullable
    WebhookStore store;

    @Nullable
    WebhookRepository repository;

    @Nullable
    DeliveryLog log;

    @Nullable
    JsonCodec codec;

    @Nullable
    ObjectMapper objectMapper;

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

    @Nullable
    Supplier<Map<String, String>> contextHeaders;

    TransactionSource transactions = () -> Transaction.NONE;
    TransactionRequirement transactionRequirement = TransactionRequirement.OPTIONAL;
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
     * Sets the object type and id of a class, so that events need not specify them.
     *
     * @param type the class or interface, subclasses included
     * @param name the object type's name, such as {@code server}
     * @param id returns an object's id
     * @param <T> the class
     * @return this
     */
    public <T> WebhookEngineBuilder describe(Class<T> type, String name, Function<? super T, ?> id) {
        descriptions.add(new Description<>(type, name, id, null));
        return this;
    }

    /**
     * Sets the object type and id of a class, and the view of it that receivers may see.
     *
     * @param type the class or interface, subclasses included
     * @param name the object type's name, such as {@code server}
     * @param id returns an object's id
     * @param view returns what is serialized in place of the object, such as a record or map with fewer fields
     * @param <T> the class
     * @return this
     */
    public <T> WebhookEngineBuilder describe(
            Class<T> type, String name, Function<? super T, ?> id, Function<? super T, ?> view) {
        descriptions.add(new Description<>(type, name, id, view));
        return this;
    }

    /**
     * Sets the hierarchy of object types. A webhook that listens to a type then also receives events of its subtypes: a
     * webhook for {@code device} receives those of {@code server} if a server is a device.
     *
     * @param supertypes returns a type's direct supertypes, or all of them; an empty collection for none. Called for
     *     every event that a webhook may listen to, by any thread, so it should answer from memory
     * @return this
     */
    public WebhookEngineBuilder objectTypeHierarchy(Function<String, ? extends Collection<String>> supertypes) {
        this.objectTypes = new ObjectTypes(Objects.requireNonNull(supertypes));
        return this;
    }

    /**
     * Adds a webhook, or replaces the one with the same id, when the engine is built. A webhook that the engine
     * deactivated because of its receiver's responses stays inactive until
     * {@link org.webhooks4j.admin.WebhookOperations#activate} is called or its URL changes.
     *
     * @param webhook the webhook; unless the engine keeps webhooks in memory alone, with an
     *     {@link org.webhooks4j.WebhookBuilder#id id} that is the same at each start
     * @return this
     * @throws IllegalArgumentException if a webhook with the same id was already added to this builder
     */
    public WebhookEngineBuilder webhook(Webhook webhook) {
        if (webhooks.putIfAbsent(webhook.id(), webhook) != null) {
            throw new IllegalArgumentException(
                    "the engine was given two webhooks '" + webhook.id() + "'; give each an id of its own");
        }
        return this;
    }

    /**
     * Adds a payload format that webhooks can select by name.
     *
     * @param format the format
     * @return this
     */
    public WebhookEngineBuilder format(PayloadFormat format) {
        formats.add(Objects.requireNonNull(format));
        return this;
    }

    /**
     * Raises {@linkplain org.webhooks4j.admin.OperationalEvent events about webhooks themselves}: deactivated, failing,
     * recovered, dead deliveries. Off by default. They are stored, matched and delivered like all others, in no
     * transaction of the host's. If no webhook listens to them, nothing is stored.
     *
     * @return this
     */
    public WebhookEngineBuilder operationalEvents() {
        operationalEvents = true;
        return this;
    }

    /**
     * Adds a listener.
     *
     * @param listener the listener, notified of attempts and of webhooks that fail, recover or are deactivated
     * @return this
     */
    public WebhookEngineBuilder listener(WebhookListener listener) {
        listeners.add(Objects.requireNonNull(listener));
        return this;
    }

    /**
     * Sets the store for webhooks, events, the queue and the log.
     *
     * @param store the store, such as a {@code JdbcStore}
     * @return this
     * @throws IllegalStateException if the builder was created by {@link WebhookEngine#inMemory()}, which has its own
     *     store
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
     * Sets a repository to read webhooks from instead of the store, such as the host's own table.
     *
     * @param repository the repository
     * @return this
     */
    public WebhookEngineBuilder repository(WebhookRepository repository) {
        this.repository = Objects.requireNonNull(repository);
        return this;
    }

    /**
     * Sets a delivery log to use instead of the store's.
     *
     * @param log the log
     * @return this
     */
    public WebhookEngineBuilder log(DeliveryLog log) {
        this.log = Objects.requireNonNull(log);
        return this;
    }

    /**
     * Sets the codec that converts objects to JSON. The default uses Jackson 2.
     *
     * @param codec the codec
     * @return this
     */
    public WebhookEngineBuilder codec(JsonCodec codec) {
        this.codec = Objects.requireNonNull(codec);
        this.objectMapper = null;
        return this;
    }

    /**
     * Converts objects to JSON as the host's own Jackson 2 mapper does, with its modules, naming strategy, mix-ins and
     * formats. {@link #build()} copies the mapper, so that later changes to it do not matter. Numbers keep all their
     * digits, sets are ordered, and default typing is off, whatever the mapper says. For Jackson 3 pass a codec of
     * {@code webhooks-jackson3}.
     *
     * <p>This replaces a {@link #codec codec} that was set before, and the other way round.
     *
     * @param mapper a mapper for JSON, of Jackson 2.15 or later; {@code copy()} must work
     * @return this
     * @throws IllegalArgumentException if the mapper writes another format than JSON
     */
    public WebhookEngineBuilder objectMapper(ObjectMapper mapper) {
        String format = mapper.getFactory().getFormatName();
        if (!"JSON".equals(format)) {
            throw new IllegalArgumentException("the mapper writes " + format
                    + ", and webhooks4j needs JSON; pass an ObjectMapper or JsonMapper of its own");
        }
        this.objectMapper = mapper;
        this.codec = null;
        return this;
    }

    /**
     * Sets the transport that sends requests. The default uses {@code java.net.http}. The engine closes the transport
     * if it is {@link AutoCloseable}; wrap a transport that several engines use with {@link HttpTransport#shared}.
     *
     * @param transport the transport, which has its own address policy: {@link HttpTransport#addressPolicy()}
     * @return this
     */
    public WebhookEngineBuilder transport(HttpTransport transport) {
        this.transport = Objects.requireNonNull(transport);
        return this;
    }

    /**
     * Sets the signer of requests. The default implements Standard Webhooks 1.0.0.
     *
     * @param signer the signer
     * @return this
     */
    public WebhookEngineBuilder signer(Signer signer) {
        this.signer = Objects.requireNonNull(signer);
        return this;
    }

    /**
     * Sets the human-readable name under which this node claims deliveries.
     *
     * @param node 1 to 100 characters, without U+0000; the default is the host name and the process id
     * @return this
     * @throws IllegalArgumentException if the name does not have that form
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
     * Sets the random generator for ids and jitter, so that tests are repeatable.
     *
     * @param random a thread-safe generator
     * @return this
     */
    public WebhookEngineBuilder random(RandomGenerator random) {
        this.random = Objects.requireNonNull(random);
        return this;
    }

    /**
     * Sets the clock for timestamps, durations and the in-memory store. Leases and retries in a database use the
     * database's clock.
     *
     * @param clock the clock
     * @return this
     */
    public WebhookEngineBuilder clock(Clock clock) {
        this.clock = Objects.requireNonNull(clock);
        return this;
    }

    /**
     * Sets the policy that decides where requests may go. The default is {@link AddressRules#standard()}, or the policy
     * of the {@linkplain #transport transport} if one is set. A transport that checks addresses itself gets its policy
     * from its own builder; {@link #build()} then rejects a different policy set here.
     *
     * @param policy the policy of the default transport
     * @return this
     */
    public WebhookEngineBuilder addressPolicy(AddressPolicy policy) {
        this.addressPolicy = Objects.requireNonNull(policy);
        return this;
    }

    /**
     * Sets the retry policy for failed deliveries. The default is {@link RetryPolicy#standard()}.
     *
     * @param policy the policy
     * @return this
     */
    public WebhookEngineBuilder retryPolicy(RetryPolicy policy) {
        this.retryPolicy = Objects.requireNonNull(policy);
        return this;
    }

    /**
     * Sets the source of the calling thread's transaction, so that DAO code need not pass it. By default there is none.
     *
     * @param source the source
     * @return this
     */
    public WebhookEngineBuilder transactions(TransactionSource source) {
        this.transactions = Objects.requireNonNull(source);
        return this;
    }

    /**
     * Sets the source of the headers that carry the trace context in which an event is raised, such as
     * {@code traceparent} and {@code baggage}. The engine keeps them with the event, and sends them with each of its
     * requests, unless the webhook has a header of that name. By default there are none.
     *
     * <p>The engine calls the source in the thread that raises an event, for each event that a webhook matches. It
     * omits headers that a request must not have, and those beyond 9,000 characters. If the source fails, the event is
     * sent without such headers; the first fault is logged.
     *
     * @param source returns the headers' names and values, possibly none
     * @return this
     */
    public WebhookEngineBuilder contextHeaders(Supplier<Map<String, String>> source) {
        this.contextHeaders = Objects.requireNonNull(source);
        return this;
    }

    /**
     * Refuses events that are raised outside of a transaction, so that none can be lost or sent although its change was
     * rolled back. The same as {@link #requireTransaction(TransactionRequirement)} with
     * {@link TransactionRequirement#REQUIRED}.
     *
     * @return this
     */
    public WebhookEngineBuilder requireTransaction() {
        return requireTransaction(TransactionRequirement.REQUIRED);
    }

    /**
     * Sets how the engine treats an event that is raised where the {@linkplain #transactions source of transactions}
     * finds none.
     *
     * @param requirement the default is {@link TransactionRequirement#OPTIONAL}
     * @return this
     */
    public WebhookEngineBuilder requireTransaction(TransactionRequirement requirement) {
        this.transactionRequirement = Objects.requireNonNull(requirement);
        return this;
    }

    /**
     * Sets the dispatcher, which decides which threads deliver. The default is {@link Dispatchers#background()}.
     *
     * @param dispatcher the dispatcher, used by this engine only; a second engine with the same dispatcher cannot be
     *     started
     * @return this
     */
    public WebhookEngineBuilder dispatcher(Dispatcher dispatcher) {
        this.dispatcher = Objects.requireNonNull(dispatcher);
        return this;
    }

    /**
     * Sets the timeout of one request, from connecting to the last byte of the response, for webhooks that do not set
     * their own.
     *
     * @param timeout more than zero; the default is 15 seconds
     * @return this
     * @throws IllegalArgumentException if the duration is not more than zero
     */
    public WebhookEngineBuilder timeout(Duration timeout) {
        this.timeout = positive("timeout", timeout);
        return this;
    }

    /**
     * Sets the polling interval, which bounds latency when there was no wake-up.
     *
     * @param pollInterval more than zero; the default is 100 milliseconds
     * @return this
     * @throws IllegalArgumentException if the duration is not more than zero
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
     * @throws IllegalArgumentException if the duration is not more than zero
     */
    public WebhookEngineBuilder shutdownTimeout(Duration shutdownTimeout) {
        this.shutdownTimeout = positive("shutdownTimeout", shutdownTimeout);
        return this;
    }

    /**
     * Sets how much longer a lease lasts than the longest timeout of a webhook. If a node dies, another node sends its
     * claimed deliveries when their leases expire. If a node is slower than its lease, its results are discarded and
     * the deliveries are sent again.
     *
     * @param leaseMargin more than zero; the default is 30 seconds
     * @return this
     * @throws IllegalArgumentException if the duration is not more than zero
     */
    public WebhookEngineBuilder leaseMargin(Duration leaseMargin) {
        this.leaseMargin = positive("leaseMargin", leaseMargin);
        return this;
    }

    /**
     * Sets for how long webhooks are cached before they are read again. The delivering thread reads them while this
     * engine delivers in the background and polls at least as often; otherwise a daemon thread does, until the engine
     * is closed. Threads that raise events do not read them, because that takes a second connection besides that of
     * their transaction.
     *
     * @param refreshInterval zero or more; the default is one second. Zero is for tests: webhooks are then read for
     *     every event, in the thread that raises it
     * @return this
     * @throws IllegalArgumentException if the duration is negative
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
     * Sets for how long ended deliveries and their events are kept. Pending and dead deliveries are always kept.
     *
     * @param retention more than zero, or null for no limit; the default is 30 days
     * @return this
     * @throws IllegalArgumentException if the duration is not more than zero
     */
    public WebhookEngineBuilder retention(@Nullable Duration retention) {
        this.retention = retention == null ? null : positive("retention", retention);
        return this;
    }

    /**
     * Sets the sender's name in the CloudEvents handshake of {@link org.webhooks4j.DeliveryOptions#handshake()}.
     *
     * @param origin a host name, such as {@code cmdb.example.com}; the default is this machine's name
     * @return this
     * @throws IllegalArgumentException if the name has characters other than letters, digits, {@code -} and {@code .}
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
     * Sets the {@code source} attribute of events in the {@code cloudevents} format.
     *
     * @param source a URI reference; the default is {@code /webhooks4j}
     * @return this
     * @throws IllegalArgumentException if the source contains U+0000 or an unpaired surrogate
     */
    public WebhookEngineBuilder cloudEventsSource(String source) {
        CleanText.check("the CloudEvents source", Objects.requireNonNull(source));
        this.cloudEventsSource = source;
        return this;
    }

    /**
     * Sets how many deliveries this node may have in flight (claimed and not yet recorded). Receivers that hang hold at
     * most half of them together.
     *
     * @param maxInFlight at least 1; the default is 256
     * @return this
     * @throws IllegalArgumentException if the value is less than 1
     */
    public WebhookEngineBuilder maxInFlight(int maxInFlight) {
        this.maxInFlight = atLeastOne("maxInFlight", maxInFlight);
        return this;
    }

    /**
     * Sets how many deliveries of one webhook this node may have in flight, so that a slow receiver holds only its
     * share. A receiver starts with fewer and reaches this limit by responding.
     *
     * @param maxInFlightPerWebhook at least 1; the default is 32
     * @return this
     * @throws IllegalArgumentException if the value is less than 1
     */
    public WebhookEngineBuilder maxInFlightPerWebhook(int maxInFlightPerWebhook) {
        this.maxInFlightPerWebhook = atLeastOne("maxInFlightPerWebhook", maxInFlightPerWebhook);
        return this;
    }

    /**
     * Sets how many bytes of payload this node may have in flight. The node claims no more deliveries at or above this
     * limit, so one delivery is always sent, however large it is. A request takes a few times as much memory as its
     * payload.
     *
     * @param maxInFlightBytes at least 1; the default is a sixteenth of the largest heap that the JVM may have, and at
     *     least 1 MiB
     * @return this
     * @throws IllegalArgumentException if the value is less than 1
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
     * Sets the maximum size of a stored event. From a larger update, the engine omits first the state before and then
     * the changes, and lists them in {@code "omitted"}. From an event that is still too large, it omits everything
     * except type and id, and sets {@code "truncated": true}.
     *
     * @param maxPayloadBytes at least 1; the default is 1 MiB
     * @return this
     * @throws IllegalArgumentException if the value is less than 1
     */
    public WebhookEngineBuilder maxPayloadBytes(int maxPayloadBytes) {
        this.maxPayloadBytes = atLeastOne("maxPayloadBytes", maxPayloadBytes);
        return this;
    }

    /**
     * Builds the engine. Checks the settings and the store's schema, adds the webhooks to the repository, and reads all
     * webhooks. The engine delivers after it is {@link WebhookEngine#start() started}. With a database it takes events
     * at once, and logs at the first that it does not deliver yet; in memory it refuses them before that. The tables
     * must already exist.
     *
     * @return the engine, which the caller must close even if it is never started
     * @throws IllegalStateException if there is no store, a webhook without an {@link org.webhooks4j.WebhookBuilder#id
     *     id} of its own would be kept, the transport's address policy differs from the one set here, or Jackson is
     *     older than 2.15
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
     * @throws IllegalStateException if there is no store, a webhook without an {@link org.webhooks4j.WebhookBuilder#id
     *     id} of its own would be kept, the transport's address policy differs from the one set here, or Jackson is
     *     older than 2.15
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
