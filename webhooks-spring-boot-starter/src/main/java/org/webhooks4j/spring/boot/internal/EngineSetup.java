package org.webhooks4j.spring.boot.internal;

import io.micrometer.observation.ObservationRegistry;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.ClassUtils;
import org.webhooks4j.Webhook;
import org.webhooks4j.core.AddressRules;
import org.webhooks4j.core.JdkHttpTransport;
import org.webhooks4j.core.TransactionRequirement;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.core.WebhookEngineBuilder;
import org.webhooks4j.httpclient5.HttpClient5Transport;
import org.webhooks4j.micrometer.ObservedContext;
import org.webhooks4j.micrometer.ObservedTransport;
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
import org.webhooks4j.spring.boot.ObjectDescription;
import org.webhooks4j.spring.boot.WebhooksCustomizer;
import org.webhooks4j.spring.boot.internal.WebhooksProperties.Limits;
import org.webhooks4j.spring.boot.internal.WebhooksProperties.Transport;

/** Sets up an engine with the application's properties and beans, in this order: properties, beans, customizers. */
public final class EngineSetup {

    private static final String HTTPCLIENT5 = "org.webhooks4j.httpclient5.HttpClient5Transport";
    private static final String OBSERVATIONS = "io.micrometer.observation.ObservationRegistry";

    private final WebhooksProperties properties;
    private final ListableBeanFactory beans;
    private final @Nullable WebhookStore store;

    /**
     * Creates a setup.
     *
     * @param store the store, or null to keep everything in memory
     */
    public EngineSetup(WebhooksProperties properties, ListableBeanFactory beans, @Nullable WebhookStore store) {
        this.properties = properties;
        this.beans = beans;
        this.store = store;
    }

    /** Returns the application's store, or null if everything is kept in memory. */
    public @Nullable WebhookStore store() {
        return store;
    }

    /** Builds the engine, which delivers once it is started. */
    WebhookEngine build() {
        WebhookEngineBuilder engine = store == null
                ? WebhookEngine.inMemory()
                : WebhookEngine.builder().store(store);
        sendThrough(engine);
        apply(engine, requirement());
        return engine.build();
    }

    /** Applies all settings that a test keeps: everything but the store and the transport. */
    public void applyForTest(WebhookEngineBuilder engine) {
        // A warning in production is a failure in a test.
        apply(
                engine,
                requirement() == TransactionRequirement.EXPECTED ? TransactionRequirement.REQUIRED : requirement());
    }

    private TransactionRequirement requirement() {
        return Objects.requireNonNullElse(
                properties.transaction(),
                store == null ? TransactionRequirement.OPTIONAL : TransactionRequirement.EXPECTED);
    }

    private void apply(WebhookEngineBuilder engine, TransactionRequirement requirement) {
        engine.requireTransaction(requirement);
        applyTimes(engine);
        applyLimits(engine, properties.limits());
        set(properties.node(), engine::node);
        set(properties.cloudEventsSource(), engine::cloudEventsSource);
        set(properties.handshakeOrigin(), engine::handshakeOrigin);
        if (!properties.retry().delays().isEmpty()) {
            engine.retryPolicy(RetryPolicy.schedule(
                    properties.retry().delays(), properties.retry().jitter()));
        }
        ConfiguredWebhooks.add(properties.definitions(), engine);
        applyBeans(engine);
        beans.getBeanProvider(WebhooksCustomizer.class).orderedStream().forEach(each -> each.customize(engine));
    }

    private void applyTimes(WebhookEngineBuilder engine) {
        set(properties.timeout(), engine::timeout);
        set(properties.pollInterval(), engine::pollInterval);
        set(properties.refreshInterval(), engine::refreshInterval);
        set(properties.shutdownTimeout(), engine::shutdownTimeout);
        set(properties.leaseMargin(), engine::leaseMargin);
        set(properties.retention(), engine::retention);
        if (!properties.purge()) {
            engine.retention(null);
        }
    }

    private static void applyLimits(WebhookEngineBuilder engine, Limits limits) {
        set(limits.maxInFlight(), engine::maxInFlight);
        set(limits.maxInFlightPerWebhook(), engine::maxInFlightPerWebhook);
        set(limits.maxInFlightSize(), size -> engine.maxInFlightBytes(size.toBytes()));
        set(limits.maxPayloadSize(), size -> engine.maxPayloadBytes(Math.toIntExact(size.toBytes())));
    }

    private void applyBeans(WebhookEngineBuilder engine) {
        set(bean(TransactionSource.class), engine::transactions);
        set(bean(RetryPolicy.class), engine::retryPolicy);
        HostMapper.apply(beans, engine);
        set(bean(JsonCodec.class), engine::codec);
        set(bean(Signer.class), engine::signer);
        set(bean(Dispatcher.class), engine::dispatcher);
        set(bean(WebhookRepository.class), engine::repository);
        set(bean(DeliveryLog.class), engine::log);
        beans.getBeanProvider(ObjectDescription.class).orderedStream().forEach(each -> each.applyTo(engine));
        beans.getBeanProvider(PayloadFormat.class).orderedStream().forEach(engine::format);
        beans.getBeanProvider(WebhookListener.class).orderedStream().forEach(engine::listener);
        beans.getBeanProvider(Webhook.class).orderedStream().forEach(engine::webhook);
    }

    private void sendThrough(WebhookEngineBuilder engine) {
        HttpTransport transport = transport();
        engine.transport(transport);
        if (ClassUtils.isPresent(OBSERVATIONS, getClass().getClassLoader())) {
            Observations.apply(engine, transport, beans);
        }
    }

    private HttpTransport transport() {
        HttpTransport transport = bean(HttpTransport.class);
        if (transport != null) {
            // The application closes its own bean.
            return HttpTransport.shared(transport);
        }
        AddressPolicy policy = Objects.requireNonNullElseGet(bean(AddressPolicy.class), this::addressRules);
        return isHttpClient5()
                ? HttpClient5.transport(policy)
                : JdkHttpTransport.builder().addressPolicy(policy).build();
    }

    private AddressRules addressRules() {
        AddressRules rules = properties.http().publicOnly() ? AddressRules.publicOnly() : AddressRules.standard();
        return rules.allow(properties.http().allow().toArray(String[]::new))
                .deny(properties.http().deny().toArray(String[]::new));
    }

    private boolean isHttpClient5() {
        Transport wanted = properties.http().transport();
        boolean there = ClassUtils.isPresent(HTTPCLIENT5, getClass().getClassLoader());
        if (wanted == Transport.HTTPCLIENT5 && !there) {
            throw new IllegalStateException(
                    "webhooks.http.transport=httpclient5 needs the dependency org.webhooks4j:webhooks-httpclient5");
        }
        return there && wanted != Transport.JDK;
    }

    /** A class of its own, so that it is loaded only if the module is present. */
    private static final class HttpClient5 {

        static HttpTransport transport(AddressPolicy policy) {
            return HttpClient5Transport.builder().addressPolicy(policy).build();
        }
    }

    /** A class of its own, so that it is loaded only if Micrometer is present. */
    private static final class Observations {

        static void apply(WebhookEngineBuilder engine, HttpTransport transport, ListableBeanFactory beans) {
            ObservationRegistry registry =
                    beans.getBeanProvider(ObservationRegistry.class).getIfUnique();
            if (registry != null && !registry.isNoop()) {
                engine.transport(ObservedTransport.of(transport, registry));
                engine.contextHeaders(ObservedContext.of(registry));
            }
        }
    }

    private <T> @Nullable T bean(Class<T> type) {
        return beans.getBeanProvider(type).getIfAvailable();
    }

    private static <T> void set(@Nullable T value, Consumer<? super T> setting) {
        if (value != null) {
            setting.accept(value);
        }
    }
}
