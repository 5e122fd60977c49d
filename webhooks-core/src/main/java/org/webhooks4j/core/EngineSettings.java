package org.webhooks4j.core;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Webhook;
import org.webhooks4j.core.internal.json.CheckedCodec;
import org.webhooks4j.core.internal.json.Description;
import org.webhooks4j.core.internal.json.JacksonJsonCodec;
import org.webhooks4j.core.internal.json.JacksonVersionCheck;
import org.webhooks4j.core.internal.match.ObjectTypes;
import org.webhooks4j.core.internal.memory.InMemoryStore;
import org.webhooks4j.core.internal.signing.StandardSigner;
import org.webhooks4j.internal.text.SecretUrl;
import org.webhooks4j.internal.webhook.BuiltWebhook;
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
 * Holds the settings of one engine, copied from its builder, with defaults for settings that were not set. Immutable,
 * as long as the objects that the host passed are.
 */
final class EngineSettings {

    final List<Description<?>> descriptions;
    final List<Webhook> webhooks;
    final List<PayloadFormat> formats;
    final List<WebhookListener> listeners;
    final boolean operationalEvents;
    final WebhookStore store;

    /** Whether the store ends with the engine. */
    final boolean inMemory;

    final WebhookRepository repository;

    /** Whether the webhooks are kept in the store. */
    final boolean isRepositoryOfStore;

    final DeliveryLog log;
    final JsonCodec codec;
    final HttpTransport transport;
    final Dispatcher dispatcher;
    final Signer signer;
    final String node;
    final RandomGenerator random;
    final ObjectTypes objectTypes;
    final AddressPolicy addressPolicy;
    final RetryPolicy retryPolicy;
    final @Nullable Supplier<Map<String, String>> contextHeaders;
    final TransactionSource transactions;
    final TransactionRequirement transactionRequirement;
    final Clock clock;
    final Duration timeout;
    final Duration pollInterval;
    final Duration refreshInterval;
    final Duration shutdownTimeout;
    final Duration leaseMargin;
    final @Nullable Duration retention;
    final String handshakeOrigin;
    final String cloudEventsSource;
    final int maxInFlight;
    final int maxInFlightPerWebhook;
    final long maxInFlightBytes;
    final int maxPayloadBytes;

    /**
     * Copies the builder's settings.
     *
     * @throws IllegalStateException if there is no store, a webhook that is to be kept has no id of its own, there are
     *     two address policies, or Jackson is older than 2.15
     */
    EngineSettings(WebhookEngineBuilder builder) {
        JacksonVersionCheck.check(builder.codec == null);
        descriptions = List.copyOf(builder.descriptions);
        webhooks = List.copyOf(builder.webhooks.values());
        formats = List.copyOf(builder.formats);
        listeners = List.copyOf(builder.listeners);
        operationalEvents = builder.operationalEvents;
        store = storeOf(builder);
        inMemory = builder.inMemory;
        repository = Objects.requireNonNullElseGet(builder.repository, store::webhooks);
        if (!(store instanceof InMemoryStore) || builder.repository != null) {
            webhooks.forEach(EngineSettings::refuseRandomId);
        }
        isRepositoryOfStore = builder.repository == null || builder.repository.equals(store.webhooks());
        log = Objects.requireNonNullElseGet(builder.log, store::log);
        codec = codecOf(builder);
        transport = builder.transport == null ? defaultTransport(builder.addressPolicy) : builder.transport;
        addressPolicy = policyOf(transport, builder.addressPolicy);
        dispatcher = Objects.requireNonNullElseGet(builder.dispatcher, Dispatchers::background);
        signer = Objects.requireNonNullElseGet(builder.signer, StandardSigner::new);
        node = builder.node == null
                ? hostName("node") + "-" + ProcessHandle.current().pid()
                : builder.node;
        random = builder.random == null ? () -> ThreadLocalRandom.current().nextLong() : builder.random;
        objectTypes = builder.objectTypes;
        retryPolicy = builder.retryPolicy;
        contextHeaders = builder.contextHeaders;
        transactions = builder.transactions;
        transactionRequirement = builder.transactionRequirement;
        clock = builder.clock;
        timeout = builder.timeout;
        pollInterval = builder.pollInterval;
        refreshInterval = builder.refreshInterval;
        shutdownTimeout = builder.shutdownTimeout;
        leaseMargin = builder.leaseMargin;
        retention = builder.retention;
        handshakeOrigin = builder.handshakeOrigin == null ? hostName("localhost") : builder.handshakeOrigin;
        cloudEventsSource = builder.cloudEventsSource;
        maxInFlight = builder.maxInFlight;
        maxInFlightPerWebhook = builder.maxInFlightPerWebhook;
        maxInFlightBytes = builder.maxInFlightBytes;
        maxPayloadBytes = builder.maxPayloadBytes;
    }

    private static WebhookStore storeOf(WebhookEngineBuilder builder) {
        if (builder.inMemory) {
            return new InMemoryStore(builder.clock);
        }
        if (builder.store == null) {
            throw new IllegalStateException(
                    "the engine has no store: pass one with .store(JdbcStore.on(dataSource).build()),"
                            + " or begin with WebhookEngine.inMemory()");
        }
        return builder.store;
    }

    private static void refuseRandomId(Webhook webhook) {
        if (webhook instanceof BuiltWebhook built && built.hasRandomId()) {
            throw new IllegalStateException("the webhook to " + SecretUrl.masked(webhook.url())
                    + " was built without an id, and the engine keeps webhooks beyond its end, so that each start would"
                    + " add another one; give it an id that stays the same, as with"
                    + " Webhook.to(url).id(\"inventory\")");
        }
    }

    private static JsonCodec codecOf(WebhookEngineBuilder builder) {
        if (builder.codec != null) {
            return new CheckedCodec(builder.codec);
        }
        return builder.objectMapper == null ? new JacksonJsonCodec() : new JacksonJsonCodec(builder.objectMapper);
    }

    private static HttpTransport defaultTransport(@Nullable AddressPolicy policy) {
        return policy == null
                ? JdkHttpTransport.create()
                : JdkHttpTransport.builder().addressPolicy(policy).build();
    }

    private static AddressPolicy policyOf(HttpTransport transport, @Nullable AddressPolicy given) {
        AddressPolicy own = transport.addressPolicy();
        if (own == null) {
            return given == null ? AddressRules.standard() : given;
        }
        if (given != null && !given.equals(own)) {
            throw new IllegalStateException("the engine was given the address policy " + given + ", and its transport "
                    + transport.getClass().getSimpleName() + " was built with " + own
                    + "; leave addressPolicy(...) out at the engine, and give the policy to the transport's builder");
        }
        return own;
    }

    private static String hostName(String otherwise) {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return otherwise;
        }
    }
}
