package org.webhooks4j.benchmarks.contestant;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Ordering;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.core.WebhookEngineBuilder;
import org.webhooks4j.jdbc.JdbcStore;
import org.webhooks4j.jdbc.JdbcTransaction;
import org.webhooks4j.spi.SecretCipher;

/**
 * This library. Options: {@code webhooks} (the number of matching webhooks), {@code matching} (no: none matches),
 * {@code ordering}, {@code log} (no: attempts are not recorded), {@code route} (forwarded: through the checked
 * forwarder), {@code flight} (requests in flight), {@code transport}, {@code objects}, {@code nodes}, {@code hanging}
 * (the number of webhooks whose receivers never respond, all but the last; only every {@code healthyEvery}-th event is
 * for the last one), {@code inLanes} and {@code lanes} (how many of the first events are of how many objects),
 * {@code otherLanes} (the number of objects of the other events, in turns), {@code events} (updates: none is a
 * creation), {@code limits} (default: the engine's own), {@code flush} (no: sequence numbers are sent before the
 * database flushes them to disk; yes: the default behaviour, through the same wrapper), {@code moreDueIndexes} and
 * {@code moreLogIndexes} (the number of additional indexes on due time and on the log).
 */
final class Webhooks4j implements Contestant {

    /** The number of rows that the engine's housekeeping removes at once. */
    private static final int PURGED_AT_ONCE = 500;

    private final MeasurementSetting setting;
    private final String transport;
    private final HikariDataSource dataSource;
    private final JdbcStore store;
    private final WebhookEngine writer;
    private final List<WebhookEngine> started = new ArrayList<>();

    Webhooks4j(MeasurementSetting setting) {
        this.setting = setting;
        this.transport = setting.text("transport", Transports.JDK);
        this.dataSource = ConnectionPools.of(setting.databaseUrl(), setting.number("connections", 4));
        String flush = setting.text("flush", "");
        this.store = JdbcStore.on(flush.isEmpty() ? dataSource : CommitFlushing.of(dataSource, flush.equals("yes")))
                .cipher(SecretCipher.none())
                .build();
        this.store.migrate();
        ExtraIndexes.add(dataSource, ExtraIndexes.DUE, setting.number("moreDueIndexes", 0));
        ExtraIndexes.add(dataSource, ExtraIndexes.LOG, setting.number("moreLogIndexes", 0));
        for (int slot = 0; slot < setting.number("webhooks", 1); slot++) {
            store.webhooks().save(webhook(slot));
        }
        this.writer = builder().build();
    }

    @Override
    public void prepare() {
        writer.admin().webhooks().list();
    }

    @Override
    public void start() {
        for (int node = 0; node < setting.number("nodes", 1); node++) {
            started.add(builder().node("node-" + node).start());
        }
    }

    @Override
    public void stop() {
        started.forEach(WebhookEngine::close);
        started.clear();
    }

    @Override
    public long transaction(HostWork host, int first, int events) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            host.write(connection);
            JdbcTransaction transaction = JdbcTransaction.of(connection);
            WebhookEngine engine = started.isEmpty() ? writer : started.get(0);
            if (events == 1) {
                engine.in(transaction).onObjectEvent(event(first));
            } else if (events > 1) {
                engine.in(transaction)
                        .onObjectEvents(IntStream.range(first, first + events)
                                .mapToObj(this::event)
                                .toList());
            }
            connection.commit();
            long committed = System.nanoTime();
            if (!setting.text("wakeUp", "yes").equals("no")) {
                transaction.committed();
            }
            connection.setAutoCommit(true);
            return committed;
        }
    }

    @Override
    public void purge() {
        store.log().purge(Duration.ZERO, PURGED_AT_ONCE);
        store.events().purge(Duration.ZERO, PURGED_AT_ONCE);
    }

    @Override
    public String description() {
        return "webhooks4j " + transport + ", " + setting.number("flight", 256) + " requests in flight, "
                + setting.number("flightPerWebhook", setting.number("flight", 256))
                + " for a webhook; atomic with the host's data, ordered per object, log of every attempt";
    }

    @Override
    public void close() {
        stop();
        writer.close();
        dataSource.close();
    }

    private ObjectEvent event(int number) {
        int hanging = setting.number("hanging", 0);
        int healthyEvery = setting.number("healthyEvery", 2);
        boolean healthy = number < MeasurementSetting.CROWD && number % healthyEvery == 0;
        int slot = healthy ? hanging : number / healthyEvery % Math.max(1, hanging);
        String type = hanging > 0 ? "item" + slot : "item";
        SampleObject item = SampleObject.of(number, setting.number("objects", Integer.MAX_VALUE));
        ObjectEvent event = setting.text("events", "").equals("updates")
                ? ObjectEvent.updated(item.before(), item)
                : ObjectEvent.created(item);
        return event.as(type, objectId(number));
    }

    /**
     * Returns the id of an event's object. The first {@code inLanes} events are of {@code lanes} objects, one object
     * after the other.
     */
    private String objectId(int number) {
        int inLanes = setting.number("inLanes", 0);
        if (number < inLanes) {
            return "lane-" + (long) number * setting.number("lanes", 1) / inLanes;
        }
        int otherLanes = setting.number("otherLanes", 0);
        return otherLanes > 0
                ? "other-" + number % otherLanes
                : "srv-" + number % setting.number("objects", Integer.MAX_VALUE);
    }

    /** Assigns the orderings to equal numbers of webhooks. */
    private Ordering ordering(int slot) {
        String[] orderings = setting.text("ordering", "PER_OBJECT").split(",", -1);
        return Ordering.valueOf(orderings[slot % orderings.length]);
    }

    private Webhook webhook(int slot) {
        boolean hangs = slot < setting.number("hanging", 0);
        String path = setting.text("path", hangs ? "hang" : "hook");
        String host = setting.text("route", "direct").equals("forwarded") ? "localhost" : "127.0.0.1";
        return Webhook.to("http://" + host + ":" + setting.receiverPort() + "/" + path + "/"
                        + (hangs ? slot : slot - setting.number("hanging", 0)))
                .id("wh_" + slot)
                .name(path + " " + slot)
                .on(
                        setting.text("matching", "yes").equals("no")
                                ? new EventType[] {EventType.DELETE}
                                : new EventType[] {EventType.CREATE, EventType.UPDATE})
                .objectTypes(setting.number("hanging", 0) > 0 ? List.of("item" + slot) : List.of())
                .ordering(ordering(slot))
                .timeout(Duration.ofSeconds(hangs ? 5 : 60))
                .signedWith(SigningKey.of(SignedPost.SECRET))
                .build();
    }

    private WebhookEngineBuilder builder() {
        WebhookEngineBuilder builder = WebhookEngine.builder().store(store).transport(Transports.of(transport));
        if (!setting.text("limits", "").equals("default")) {
            builder.maxInFlight(setting.number("flight", 256))
                    .maxInFlightPerWebhook(setting.number("flightPerWebhook", setting.number("flight", 256)));
        }
        return setting.text("log", "yes").equals("no") ? builder.log(new NoDeliveryLog()) : builder;
    }
}
