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
import org.webhooks4j.core.AddressRules;
import org.webhooks4j.core.JdkHttpTransport;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.core.WebhookEngineBuilder;
import org.webhooks4j.jdbc.JdbcStore;
import org.webhooks4j.jdbc.JdbcTransaction;
import org.webhooks4j.spi.HttpTransport;

/**
 * This library, by options: {@code webhooks} (how many match), {@code matching} (no: none does), {@code ordering},
 * {@code log} (no: attempts are not recorded), {@code route} (forwarded: through the checked forwarder), {@code flight}
 * (requests in flight), {@code hanging} (how many of the webhooks never get an answer), {@code objects}, {@code nodes}.
 */
final class Webhooks4j implements Contestant {

    private final Setting setting;
    private final HikariDataSource dataSource;
    private final JdbcStore store;
    private final WebhookEngine writer;
    private final List<WebhookEngine> started = new ArrayList<>();

    Webhooks4j(Setting setting) {
        this.setting = setting;
        this.dataSource = Pool.of(setting.databaseUrl(), setting.number("connections", 4));
        this.store = JdbcStore.on(dataSource).build();
        this.store.migrate();
        for (int slot = 0; slot < setting.number("webhooks", 1); slot++) {
            store.webhooks().save(webhook(slot));
        }
        this.writer = builder().build();
    }

    @Override
    public void prepare() {
        writer.admin().webhooks();
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
    public void transaction(HostWork host, int first, int events) throws SQLException {
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
            if (!setting.text("wakeUp", "yes").equals("no")) {
                transaction.committed();
            }
            connection.setAutoCommit(true);
        }
    }

    @Override
    public void close() {
        stop();
        writer.close();
        dataSource.close();
    }

    private ObjectEvent event(int number) {
        int hanging = setting.number("hanging", 0);
        String type = hanging > 0 ? "item" + number % setting.number("webhooks", 1) : "item";
        return ObjectEvent.created(Item.of(number, setting.number("objects", Integer.MAX_VALUE)))
                .as(type, "srv-" + number % setting.number("objects", Integer.MAX_VALUE));
    }

    private Webhook webhook(int slot) {
        boolean hangs = slot < setting.number("hanging", 0);
        String path = setting.text("path", hangs ? "hang" : "hook");
        String host = setting.text("route", "direct").equals("forwarded") ? "localhost" : "127.0.0.1";
        return Webhook.to("http://" + host + ":" + setting.receiverPort() + "/" + path + "/" + slot)
                .id("wh_" + slot)
                .name(path + " " + slot)
                .on(setting.text("matching", "yes").equals("no") ? EventType.DELETE : EventType.CREATE)
                .objectTypes(setting.number("hanging", 0) > 0 ? List.of("item" + slot) : List.of())
                .ordering(Ordering.valueOf(setting.text("ordering", "PER_OBJECT")))
                .timeout(Duration.ofSeconds(hangs ? 5 : 60))
                .signedWith(SigningKey.of(SignedPost.SECRET))
                .build();
    }

    private WebhookEngineBuilder builder() {
        WebhookEngineBuilder builder = WebhookEngine.builder()
                .store(store)
                .transport(transport())
                .maxInFlight(setting.number("flight", 256))
                .maxInFlightPerWebhook(setting.number("flightPerWebhook", setting.number("flight", 256)));
        return setting.text("log", "yes").equals("no") ? builder.log(new NoLog()) : builder;
    }

    private HttpTransport transport() {
        return JdkHttpTransport.builder()
                .addressPolicy(AddressRules.standard().allow("127.0.0.0/8", "::1/128"))
                .build();
    }
}
