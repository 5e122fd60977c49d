package org.webhooks4j.benchmarks.micro;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Receipt;
import org.webhooks4j.Webhook;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.jdbc.JdbcStore;
import org.webhooks4j.jdbc.JdbcTransaction;
import org.webhooks4j.spi.SecretCipher;

/**
 * Measures the host's side from end to end, in a transaction on an H2 database in memory that is rolled back each time.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EnqueueBenchmark {

    private @Nullable WebhookEngine engine;
    private @Nullable Connection connection;

    /** Builds an engine with one webhook that matches the events. */
    @Setup
    public void open() throws SQLException {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:enqueue;DB_CLOSE_DELAY=-1");
        JdbcStore store = JdbcStore.on(dataSource).cipher(SecretCipher.none()).build();
        store.migrate();
        store.webhooks()
                .save(Webhook.to("https://example.com/")
                        .id("wh_1")
                        .name("one")
                        .on(EventType.CREATE)
                        .build());
        engine = WebhookEngine.builder().store(store).build();
        connection = dataSource.getConnection();
        connection.setAutoCommit(false);
    }

    /** Closes the engine and the database connection. */
    @TearDown
    public void close() throws SQLException {
        if (engine != null && connection != null) {
            engine.close();
            connection.close();
        }
    }

    /** Raises an event: reads the object, matches it, and stores the delivery. */
    @Benchmark
    public Receipt enqueue() throws SQLException {
        if (engine == null || connection == null) {
            throw new IllegalStateException("call open() first");
        }
        Receipt receipt = engine.in(JdbcTransaction.of(connection))
                .onObjectEvent(ObjectEvent.created(SampleParts.AFTER).as("item", "srv-1"));
        connection.rollback();
        return receipt;
    }
}
