package org.webhooks4j.examples.loaders;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Webhook;
import org.webhooks4j.core.AddressRules;
import org.webhooks4j.core.JdkHttpTransport;
import org.webhooks4j.core.JdkHttpTransportBuilder;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.core.WebhookEngineBuilder;
import org.webhooks4j.httpclient5.HttpClient5Transport;
import org.webhooks4j.httpclient5.HttpClient5TransportBuilder;
import org.webhooks4j.jdbc.JdbcStore;
import org.webhooks4j.spi.HttpTransport;

/**
 * An application that a server loads, runs and drops. Its loader uses only JDK types: it creates the application with
 * its settings, runs it to raise a number of events, and closes it.
 */
public final class DeployedApplication implements Runnable, AutoCloseable {

    static final String DATABASE = "database";
    static final String DRIVER = "driver";

    /** The file of the client key for paths of this name. */
    static final String KEYS = "keys";

    static final String IDENTITY = "identity";
    static final String NODE = "node";
    static final String OBJECTS = "objects";
    static final String RECEIVERS = "receivers";
    static final String PREFIX = "prefix";
    static final String SCHEMA = "schema";
    static final String SHUTDOWN = "shutdown";
    static final String TRANSPORT = "transport";

    private final Map<String, String> settings;
    private final Driver driver;
    private final WebhookEngine engine;
    private int raised;

    /** An object of the application, which only its class loader knows. */
    public record Server(String id, String name) {}

    /** Starts the application. */
    public DeployedApplication(Map<String, String> settings) throws SQLException {
        this.settings = settings;
        this.driver = DriverManager.getDriver(settings.get(DATABASE));
        JdbcStore.Builder tables = JdbcStore.on(new UnpooledDataSource(driver, settings.get(DATABASE)));
        if (settings.containsKey(SCHEMA)) {
            tables.schema(settings.get(SCHEMA));
        }
        JdbcStore store = tables.build();
        store.migrate();
        WebhookEngineBuilder builder = WebhookEngine.builder()
                .store(store)
                .transport(transport())
                .shutdownTimeout(Duration.ofMillis(Long.parseLong(settings.get(SHUTDOWN))));
        if (settings.containsKey(NODE)) {
            builder.node(settings.get(NODE));
        }
        int number = 0;
        for (String receiver : settings.get(RECEIVERS).split(" ", -1)) {
            builder.webhook(Webhook.to(receiver)
                    .id("wh_" + number++)
                    .on(EventType.CREATE)
                    .tlsIdentity(receiver.endsWith("/" + IDENTITY) ? IDENTITY : null)
                    .build());
        }
        engine = builder.start();
    }

    private HttpTransport transport() {
        AddressRules rules = AddressRules.standard().allow("127.0.0.0/8");
        String keys = settings.get(KEYS);
        if (settings.get(TRANSPORT).equals("jdk")) {
            JdkHttpTransportBuilder builder = JdkHttpTransport.builder().addressPolicy(rules);
            return (keys == null ? builder : builder.tlsIdentity(IDENTITY, KeyFile.context(Path.of(keys)))).build();
        }
        HttpClient5TransportBuilder builder = HttpClient5Transport.builder().addressPolicy(rules);
        return (keys == null ? builder : builder.tlsIdentity(IDENTITY, KeyFile.context(Path.of(keys)))).build();
    }

    /** Raises events in the calling thread, which outlives this application. */
    @Override
    public void run() {
        for (int i = Integer.parseInt(settings.get(OBJECTS)); i > 0; i--) {
            String id = settings.get(PREFIX) + "-" + raised++;
            engine.onObjectEvent(ObjectEvent.created(new Server(id, "web")).as("server", id));
        }
    }

    /** Stops, and removes everything from the JVM that the application itself must remove. */
    @Override
    public void close() throws SQLException {
        engine.close();
        if (settings.get(DATABASE).startsWith("jdbc:h2:")) {
            try (var connection = driver.connect(settings.get(DATABASE), new Properties());
                    var statement = connection.createStatement()) {
                statement.execute("SHUTDOWN");
            }
        }
        for (Driver own : List.copyOf(DriverManager.drivers().toList())) {
            DriverManager.deregisterDriver(own);
        }
    }

    /** Opens a new connection each time, so that none is left. */
    private record UnpooledDataSource(Driver driver, String url) implements DataSource {

        @Override
        public java.sql.Connection getConnection() throws SQLException {
            return driver.connect(url, new Properties());
        }

        @Override
        public java.sql.Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }

        @Override
        public PrintWriter getLogWriter() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setLogWriter(PrintWriter out) {}

        @Override
        public void setLoginTimeout(int seconds) {}

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() throws SQLFeatureNotSupportedException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLException("wraps nothing");
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }
}
