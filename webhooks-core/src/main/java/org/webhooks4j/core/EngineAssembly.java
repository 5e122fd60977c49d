package org.webhooks4j.core;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.webhooks4j.StoreException;
import org.webhooks4j.TransientStoreException;
import org.webhooks4j.WrongSchemaException;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.core.internal.admin.Activation;
import org.webhooks4j.core.internal.admin.AuditedRepository;
import org.webhooks4j.core.internal.admin.Backfiller;
import org.webhooks4j.core.internal.admin.Backlog;
import org.webhooks4j.core.internal.admin.DeliveryArchive;
import org.webhooks4j.core.internal.admin.DiscardAudit;
import org.webhooks4j.core.internal.admin.EngineAdmin;
import org.webhooks4j.core.internal.admin.Handshake;
import org.webhooks4j.core.internal.admin.Remains;
import org.webhooks4j.core.internal.admin.WebhookCheck;
import org.webhooks4j.core.internal.admin.WebhookEditor;
import org.webhooks4j.core.internal.admin.WebhookMonitor;
import org.webhooks4j.core.internal.delivery.AfterRecording;
import org.webhooks4j.core.internal.delivery.DeliveryWork;
import org.webhooks4j.core.internal.delivery.Judge;
import org.webhooks4j.core.internal.delivery.ListenerQueue;
import org.webhooks4j.core.internal.delivery.Pump;
import org.webhooks4j.core.internal.delivery.RequestFactory;
import org.webhooks4j.core.internal.delivery.Sender;
import org.webhooks4j.core.internal.delivery.WorkSettings;
import org.webhooks4j.core.internal.emit.Emitter;
import org.webhooks4j.core.internal.emit.EventReader;
import org.webhooks4j.core.internal.emit.EventWriter;
import org.webhooks4j.core.internal.emit.Outbox;
import org.webhooks4j.core.internal.id.EventIds;
import org.webhooks4j.core.internal.json.AccumulatedUpdate;
import org.webhooks4j.core.internal.json.CheckedCodec;
import org.webhooks4j.core.internal.json.JacksonFloor;
import org.webhooks4j.core.internal.json.JacksonJsonCodec;
import org.webhooks4j.core.internal.json.ObjectReader;
import org.webhooks4j.core.internal.match.GuardedRepository;
import org.webhooks4j.core.internal.match.Matcher;
import org.webhooks4j.core.internal.match.Subscription;
import org.webhooks4j.core.internal.match.WebhookDirectory;
import org.webhooks4j.core.internal.memory.InMemoryStore;
import org.webhooks4j.core.internal.net.Threads;
import org.webhooks4j.core.internal.payload.PayloadFormats;
import org.webhooks4j.core.internal.signing.StandardSigner;
import org.webhooks4j.spi.DeliveryLog;
import org.webhooks4j.spi.Dispatcher;
import org.webhooks4j.spi.HttpTransport;
import org.webhooks4j.spi.JsonCodec;
import org.webhooks4j.spi.ManagementStore;
import org.webhooks4j.spi.WebhookStore;

/** Puts an engine together: the one place that knows which part needs which. */
final class EngineAssembly {

    private static final String USER_AGENT = "webhooks4j/" + Version.current();

    private final WebhookEngineBuilder settings;
    private final WebhookStore store;
    private final AuditedRepository repository;
    private final DeliveryLog log;
    private final JsonCodec codec;
    private final AccumulatedUpdate accumulated;
    private final RandomGenerator random;
    private final EventIds ids;
    private final String node;
    private final Dispatcher dispatcher;
    private final WakeUp wakeUp;

    EngineAssembly(WebhookEngineBuilder settings) {
        JacksonFloor.check(settings.codec == null);
        this.settings = settings;
        this.store = store(settings);
        this.log = settings.log == null ? store.log() : settings.log;
        this.codec = settings.codec == null ? new JacksonJsonCodec() : new CheckedCodec(settings.codec);
        this.accumulated = new AccumulatedUpdate(codec, settings.maxPayloadBytes);
        this.random = settings.random == null
                ? (RandomGenerator) () -> ThreadLocalRandom.current().nextLong()
                : settings.random;
        this.node = settings.node == null ? defaultNode() : settings.node;
        this.ids = new EventIds(settings.clock, random);
        this.dispatcher = settings.dispatcher == null ? Dispatchers.background() : settings.dispatcher;
        this.wakeUp = new WakeUp(dispatcher);
        this.repository = new AuditedRepository(
                new GuardedRepository(settings.repository == null ? store.webhooks() : settings.repository),
                settings.repository == null || settings.repository.equals(store.webhooks()),
                store.management().audit(),
                ids,
                settings.clock);
    }

    private static WebhookStore store(WebhookEngineBuilder settings) {
        if (settings.store != null) {
            return settings.store;
        }
        if (settings.inMemory) {
            return new InMemoryStore(settings.clock);
        }
        throw new IllegalStateException(
                "the engine has no store: pass one with .store(JdbcStore.on(dataSource).build()),"
                        + " or begin with WebhookEngine.inMemory()");
    }

    EngineParts assemble() {
        store.validate();
        WebhookDirectory directory = new WebhookDirectory(repository, settings.clock, settings.refreshInterval);
        Matcher matcher = new Matcher(settings.objectTypes);
        PayloadFormats formats = new PayloadFormats(codec, settings.cloudEventsSource, settings.formats);
        HttpTransport transport = settings.transport == null
                ? JdkHttpTransport.builder()
                        .addressPolicy(settings.addressPolicy)
                        .build()
                : settings.transport;
        WebhookCheck check = new WebhookCheck(formats, settings.addressPolicy, transport.tlsIdentities());
        Handshake handshake = new Handshake(transport, handshakeOrigin(), USER_AGENT, settings.timeout);
        Remains remains = new Remains(store.queue(), log, store.management());
        Activation activation = new Activation(repository, store.management().failures(), handshake, remains);
        settings.webhooks.forEach(check::check);
        settings.webhooks.forEach(activation::configure);
        read(directory);
        EventReader reader = new EventReader(new ObjectReader(codec, settings.descriptions), ids, settings.clock);
        Emitter emitter = new Emitter(
                reader,
                new EventWriter(codec, settings.maxPayloadBytes),
                directory,
                matcher,
                new Outbox(store.queue(), store.management().skipped(), wakeUp),
                settings.transactions);
        Housekeeping housekeeping = new Housekeeping(
                remains,
                log,
                store.events(),
                store.management(),
                webhookId -> directory.current().byId(webhookId) != null,
                settings.retention);
        DeliveryWork work = work(directory, formats, transport, housekeeping);
        WebhookEditor editor = new WebhookEditor(repository, directory, check, activation, codec, settings.clock);
        directory.refreshInBackground(refresh -> Threads.daemon("webhooks4j-webhooks", refresh));
        return new EngineParts(
                node,
                emitter,
                admin(editor, directory, matcher, reader, emitter, work),
                codec,
                directory,
                work,
                dispatcher,
                transport,
                housekeeping,
                settings.shutdownTimeout);
    }

    private static void read(WebhookDirectory directory) {
        try {
            directory.refresh();
        } catch (TransientStoreException | WrongSchemaException e) {
            throw e; // says already what to do
        } catch (RuntimeException e) {
            throw new StoreException(
                    "the webhooks cannot be read, as build() does: create the tables before it, with JdbcStore.migrate()"
                            + " or, if webhooks are in a table of your own, as you create that one",
                    e);
        }
    }

    private static boolean hasItsWebhook(WebhookDirectory directory, Delivery delivery) {
        Subscription webhook = directory.current().byId(delivery.webhookId());
        return webhook != null && webhook.isFor(delivery.incarnation());
    }

    private EngineAdmin admin(
            WebhookEditor editor,
            WebhookDirectory directory,
            Matcher matcher,
            EventReader reader,
            Emitter emitter,
            DeliveryWork work) {
        ManagementStore management = store.management();
        DeliveryArchive archive = new DeliveryArchive(
                store.queue(),
                log,
                store.events(),
                codec,
                accumulated,
                delivery -> hasItsWebhook(directory, delivery),
                wakeUp);
        Backlog backlog = new Backlog(
                store.queue(),
                log,
                new DiscardAudit(management.audit(), ids, settings.clock),
                directory,
                work::endpointWait,
                wakeUp,
                settings.clock);
        return new EngineAdmin(
                editor,
                directory,
                matcher,
                archive,
                backlog,
                reader,
                emitter,
                new Backfiller(directory, emitter, management.backfills(), settings.clock),
                management,
                new WebhookMonitor(store.queue(), log.statistics(), work::isBreakerOpen, work::trouble, settings.clock),
                codec);
    }

    private DeliveryWork work(
            WebhookDirectory directory, PayloadFormats formats, HttpTransport transport, Housekeeping housekeeping) {
        RequestFactory requests = new RequestFactory(
                formats,
                codec,
                accumulated,
                settings.signer == null ? new StandardSigner() : settings.signer,
                USER_AGENT,
                settings.timeout);
        Sender sender = new Sender(requests, transport, new Judge(settings.retryPolicy, random, node), settings.clock);
        WorkSettings work = new WorkSettings(
                node,
                settings.maxInFlight,
                settings.maxInFlightPerWebhook,
                settings.maxInFlightBytes,
                settings.timeout,
                settings.leaseMargin);
        ListenerQueue listeners = new ListenerQueue(settings.listeners);
        AfterRecording afterRecording = new AfterRecording(
                listeners,
                repository.as("webhooks4j"),
                directory,
                store.management().failures(),
                settings.clock);
        Pump pump = new Pump(work, store.queue(), log, directory, sender, afterRecording, settings.clock);
        return new DeliveryWork(pump, listeners, housekeeping::look, settings.pollInterval, random);
    }

    private String handshakeOrigin() {
        return settings.handshakeOrigin == null ? hostName("localhost") : settings.handshakeOrigin;
    }

    private static String defaultNode() {
        return hostName("node") + "-" + ProcessHandle.current().pid();
    }

    private static String hostName(String otherwise) {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return otherwise;
        }
    }
}
