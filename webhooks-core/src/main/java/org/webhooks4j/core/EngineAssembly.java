package org.webhooks4j.core;

import java.util.ArrayList;
import java.util.List;
import org.webhooks4j.StoreException;
import org.webhooks4j.Transaction;
import org.webhooks4j.TransientStoreException;
import org.webhooks4j.WrongSchemaException;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.core.internal.admin.AuditedRepository;
import org.webhooks4j.core.internal.admin.Backfiller;
import org.webhooks4j.core.internal.admin.Backlog;
import org.webhooks4j.core.internal.admin.DeliveryArchive;
import org.webhooks4j.core.internal.admin.DeliveryAudit;
import org.webhooks4j.core.internal.admin.EngineAdmin;
import org.webhooks4j.core.internal.admin.EngineBackfills;
import org.webhooks4j.core.internal.admin.EngineDeliveries;
import org.webhooks4j.core.internal.admin.EngineDiagnostics;
import org.webhooks4j.core.internal.admin.EngineWebhooks;
import org.webhooks4j.core.internal.admin.Handshake;
import org.webhooks4j.core.internal.admin.SentBodies;
import org.webhooks4j.core.internal.admin.WebhookActivation;
import org.webhooks4j.core.internal.admin.WebhookCheck;
import org.webhooks4j.core.internal.admin.WebhookCleanup;
import org.webhooks4j.core.internal.admin.WebhookEditor;
import org.webhooks4j.core.internal.admin.WebhookMonitor;
import org.webhooks4j.core.internal.admin.WebhookTrends;
import org.webhooks4j.core.internal.alert.OperationalEvents;
import org.webhooks4j.core.internal.delivery.DeliveryCycle;
import org.webhooks4j.core.internal.delivery.DeliveryLoop;
import org.webhooks4j.core.internal.delivery.DeliverySettings;
import org.webhooks4j.core.internal.delivery.DeliveryTotals;
import org.webhooks4j.core.internal.delivery.OutcomeReactions;
import org.webhooks4j.core.internal.delivery.attempt.BodyRenderer;
import org.webhooks4j.core.internal.delivery.attempt.RequestFactory;
import org.webhooks4j.core.internal.delivery.attempt.RetryDecider;
import org.webhooks4j.core.internal.delivery.attempt.Sender;
import org.webhooks4j.core.internal.delivery.listener.ListenerQueue;
import org.webhooks4j.core.internal.emit.ContextHeaders;
import org.webhooks4j.core.internal.emit.Emitter;
import org.webhooks4j.core.internal.emit.EventCounts;
import org.webhooks4j.core.internal.emit.EventGate;
import org.webhooks4j.core.internal.emit.EventReader;
import org.webhooks4j.core.internal.emit.EventWriter;
import org.webhooks4j.core.internal.emit.Outbox;
import org.webhooks4j.core.internal.emit.TransactionCheck;
import org.webhooks4j.core.internal.id.EventIds;
import org.webhooks4j.core.internal.json.AccumulatedUpdate;
import org.webhooks4j.core.internal.json.ObjectReader;
import org.webhooks4j.core.internal.match.GuardedRepository;
import org.webhooks4j.core.internal.match.Matcher;
import org.webhooks4j.core.internal.match.Subscription;
import org.webhooks4j.core.internal.match.WebhookDirectory;
import org.webhooks4j.core.internal.net.Threads;
import org.webhooks4j.core.internal.payload.PayloadFormats;
import org.webhooks4j.spi.ManagementStore;
import org.webhooks4j.spi.WebhookListener;
import org.webhooks4j.spi.WebhookStore;

/** Wires an engine's parts. This is the only class that knows which part needs which. */
final class EngineAssembly {

    private static final String USER_AGENT = "webhooks4j/" + Version.current();

    private final EngineSettings settings;
    private final WebhookStore store;
    private final AuditedRepository repository;
    private final AccumulatedUpdate accumulated;
    private final EventIds ids;
    private final WakeUp wakeUp;
    private final EventCounts events = new EventCounts();
    private final EventGate gate;
    private final DeliveryTotals totals;

    EngineAssembly(EngineSettings settings) {
        this.settings = settings;
        this.store = settings.store;
        this.accumulated = new AccumulatedUpdate(settings.codec, settings.maxPayloadBytes);
        this.ids = new EventIds(settings.clock, settings.random);
        this.wakeUp = new WakeUp(settings.dispatcher);
        this.gate = new EventGate(settings.node, !settings.inMemory);
        this.totals = new DeliveryTotals(settings.node, events::total, settings.clock);
        this.repository = new AuditedRepository(
                new GuardedRepository(settings.repository),
                settings.isRepositoryOfStore,
                store.management().audit(),
                ids,
                settings.clock);
    }

    EngineParts assemble() {
        store.validate();
        WebhookDirectory directory = new WebhookDirectory(repository, settings.clock, settings.refreshInterval);
        Matcher matcher = new Matcher(settings.objectTypes);
        PayloadFormats formats = new PayloadFormats(settings.codec, settings.cloudEventsSource, settings.formats);
        WebhookCheck check = new WebhookCheck(formats, settings.addressPolicy, settings.transport.tlsIdentities());
        Handshake handshake = new Handshake(settings.transport, settings.handshakeOrigin, USER_AGENT, settings.timeout);
        WebhookCleanup remains = new WebhookCleanup(store.queue(), settings.log, store.management());
        WebhookActivation activation =
                new WebhookActivation(repository, store.management().failures(), handshake, remains);
        settings.webhooks.forEach(check::check);
        settings.webhooks.forEach(activation::configure);
        read(directory);
        EventReader reader =
                new EventReader(new ObjectReader(settings.codec, settings.descriptions), ids, settings.clock);
        Emitter emitter = new Emitter(
                reader,
                new EventWriter(settings.codec, settings.maxPayloadBytes, new ContextHeaders(settings.contextHeaders)),
                directory,
                matcher,
                new Outbox(store.queue(), store.management().skipped(), wakeUp, events),
                settings.transactions,
                transactionCheck(),
                gate);
        Housekeeping housekeeping = new Housekeeping(
                remains,
                settings.log,
                store.events(),
                store.management(),
                webhookId -> directory.current().byId(webhookId) != null,
                settings.retention);
        DeliveryLoop work = work(emitter, directory, formats, housekeeping);
        WebhookEditor editor =
                new WebhookEditor(repository, directory, check, activation, settings.codec, settings.clock);
        directory.refreshInBackground(refresh -> Threads.daemon("webhooks4j-webhooks", refresh));
        return new EngineParts(
                settings.node,
                new StartReport(settings),
                emitter,
                gate,
                events,
                admin(editor, directory, matcher, reader, emitter, work, formats),
                settings.codec,
                directory,
                work,
                settings.dispatcher,
                settings.transport,
                housekeeping,
                settings.shutdownTimeout);
    }

    private static void read(WebhookDirectory directory) {
        try {
            directory.refresh();
        } catch (TransientStoreException | WrongSchemaException e) {
            throw e; // its message already says what to do
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

    private TransactionCheck transactionCheck() {
        return switch (settings.transactionRequirement) {
            case OPTIONAL -> TransactionCheck.optional();
            case EXPECTED -> TransactionCheck.expected();
            case REQUIRED -> TransactionCheck.required();
        };
    }

    private EngineAdmin admin(
            WebhookEditor editor,
            WebhookDirectory directory,
            Matcher matcher,
            EventReader reader,
            Emitter emitter,
            DeliveryLoop work,
            PayloadFormats formats) {
        ManagementStore management = store.management();
        DeliveryAudit audit = new DeliveryAudit(management.audit(), ids, settings.clock);
        DeliveryArchive archive = new DeliveryArchive(
                store.queue(),
                settings.log,
                store.events(),
                settings.codec,
                accumulated,
                audit,
                delivery -> hasItsWebhook(directory, delivery),
                wakeUp);
        Backlog backlog =
                new Backlog(store.queue(), settings.log, audit, directory, work::endpointWait, wakeUp, settings.clock);
        SentBodies bodies =
                new SentBodies(store.events(), directory, formats, new BodyRenderer(settings.codec, accumulated));
        WebhookMonitor monitor = new WebhookMonitor(
                store.queue(), settings.log.statistics(), work::isBreakerOpen, work::trouble, settings.clock);
        WebhookTrends trends = new WebhookTrends(settings.log.statistics(), management.failures(), settings.clock);
        Backfiller backfiller = new Backfiller(directory, emitter, management.backfills(), settings.clock);
        return new EngineAdmin(
                new EngineWebhooks(editor, directory, settings.codec),
                new EngineDeliveries(archive, backlog, bodies),
                new EngineDiagnostics(editor, directory, matcher, reader, emitter, management, monitor, trends),
                new EngineBackfills(backfiller, management.backfills()));
    }

    private List<WebhookListener> listeners(Emitter emitter, WebhookDirectory directory) {
        List<WebhookListener> listeners = new ArrayList<>(settings.listeners);
        if (settings.operationalEvents) {
            listeners.add(new OperationalEvents(
                    emitter.in(Transaction.NONE), directory::current, settings.node, settings.clock));
        }
        return listeners;
    }

    private DeliveryLoop work(
            Emitter emitter, WebhookDirectory directory, PayloadFormats formats, Housekeeping housekeeping) {
        RequestFactory requests =
                new RequestFactory(formats, settings.codec, accumulated, settings.signer, USER_AGENT, settings.timeout);
        Sender sender = new Sender(
                requests,
                settings.transport,
                new RetryDecider(settings.retryPolicy, settings.random, settings.node),
                settings.clock);
        DeliverySettings work = new DeliverySettings(
                settings.node,
                settings.maxInFlight,
                settings.maxInFlightPerWebhook,
                settings.maxInFlightBytes,
                settings.timeout,
                settings.leaseMargin);
        ListenerQueue listeners = new ListenerQueue(listeners(emitter, directory));
        OutcomeReactions reactions = new OutcomeReactions(
                listeners,
                repository.as("webhooks4j"),
                directory,
                store.management().failures(),
                totals,
                settings.clock);
        DeliveryCycle cycle =
                new DeliveryCycle(work, store.queue(), settings.log, directory, sender, reactions, settings.clock);
        return new DeliveryLoop(
                cycle, listeners, () -> lookAfter(housekeeping), settings.pollInterval, settings.random);
    }

    private void lookAfter(Housekeeping housekeeping) {
        housekeeping.look();
        totals.look();
    }
}
