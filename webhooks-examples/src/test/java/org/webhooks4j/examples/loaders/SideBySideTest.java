package org.webhooks4j.examples.loaders;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.management.ObjectName;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Webhook;
import org.webhooks4j.core.AddressRules;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.jdbc.JdbcStore;

/**
 * Tests engines in one JVM, of one copy of the library or of two: each delivers its own events and ends independently.
 */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SideBySideTest {

    private static EmbeddedPostgres postgres;

    @TempDir
    private Path folder;

    private CountingReceiver receiver;

    @BeforeAll
    static void startDatabase() throws Exception {
        postgres = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA one");
            statement.execute("CREATE SCHEMA other");
        }
    }

    @AfterAll
    static void stopDatabase() throws Exception {
        postgres.close();
    }

    @BeforeEach
    void receive() throws Exception {
        receiver = new CountingReceiver(null);
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void enginesOfTwoSchemas(boolean inOrder) throws Exception {
        JdbcStore one =
                JdbcStore.on(postgres.getPostgresDatabase()).schema("one").build();
        JdbcStore other =
                JdbcStore.on(postgres.getPostgresDatabase()).schema("other").build();
        deliverAndEndAlone(one, other, inOrder);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void enginesOfTwoDatabases(boolean inOrder) throws Exception {
        JdbcStore one =
                JdbcStore.on(postgres.getPostgresDatabase()).schema("one").build();
        deliverAndEndAlone(one, JdbcStore.on(h2()).build(), inOrder);
    }

    private void deliverAndEndAlone(JdbcStore one, JdbcStore other, boolean inOrder) throws Exception {
        Set<ObjectName> beans = beans();
        one.migrate();
        other.migrate();
        Set<Long> before = Jvm.threads();
        WebhookEngine first = engine(one, "one");
        raise(first);
        expect("one");
        Set<Long> beforeSecond = Jvm.threads();
        WebhookEngine second = engine(other, "other");
        raise(second);
        expect("other");

        (inOrder ? first : second).close();
        if (!inOrder) {
            noThreadSince(beforeSecond);
        }
        raise(inOrder ? second : first);
        expect(inOrder ? "other" : "one");
        (inOrder ? second : first).close();
        noThreadSince(before);
        assertThat(beans()).isEqualTo(beans);
    }

    @ParameterizedTest
    @CsvSource({"jdk,true", "jdk,false", "httpclient5,true", "httpclient5,false"})
    void twoVersionsOfTheLibrary(String transport, boolean inOrder) throws Exception {
        Set<Long> before = Jvm.threads();
        URL[] libraries = Deployment.libraries();
        Deployment first = Deployment.of(settings(transport, "one"), libraries);
        first.raise();
        String firstVersion = expect("one");
        Set<Long> beforeSecond = Jvm.threads();
        Deployment second = Deployment.of(
                settings(transport, "other"), OtherVersion.among(libraries, "99.0-other", folder.resolve("other")));
        second.raise();
        assertThat(expect("other")).isEqualTo("webhooks4j/99.0-other").isNotEqualTo(firstVersion);

        (inOrder ? first : second).undeploy();
        if (!inOrder) {
            noThreadSince(beforeSecond);
        }
        (inOrder ? second : first).raise();
        assertThat(expect(inOrder ? "other" : "one")).isEqualTo(inOrder ? "webhooks4j/99.0-other" : firstVersion);
        (inOrder ? second : first).undeploy();
        noThreadSince(before);
    }

    private Map<String, String> settings(String transport, String name) {
        return Map.of(
                DeployedApplication.TRANSPORT,
                transport,
                DeployedApplication.DRIVER,
                "org.postgresql.Driver",
                DeployedApplication.DATABASE,
                postgres.getJdbcUrl("postgres", "postgres"),
                DeployedApplication.SCHEMA,
                name,
                DeployedApplication.OBJECTS,
                "1",
                DeployedApplication.PREFIX,
                UUID.randomUUID().toString(),
                DeployedApplication.SHUTDOWN,
                "10000",
                DeployedApplication.RECEIVERS,
                String.join(" ", receivers(name)));
    }

    private WebhookEngine engine(JdbcStore store, String name) {
        var builder = WebhookEngine.builder()
                .store(store)
                .addressPolicy(AddressRules.standard().allow("127.0.0.0/8"));
        int number = 0;
        for (String url : receivers(name)) {
            builder.webhook(
                    Webhook.to(url).id("wh_" + number++).on(EventType.CREATE).build());
        }
        return builder.start();
    }

    /** Two webhooks, to an address and to a name, which use different routes. */
    private List<String> receivers(String name) {
        return List.of(
                "http://127.0.0.1:%d/%s".formatted(receiver.port(), name),
                "http://localhost:%d/%s".formatted(receiver.port(), name));
    }

    private static void raise(WebhookEngine engine) {
        String id = UUID.randomUUID().toString();
        engine.onObjectEvent(ObjectEvent.created(Map.of("id", id)).as("server", id));
    }

    /** Checks that both webhooks of an engine deliver its object and no other, and returns the sender. */
    private String expect(String name) throws InterruptedException {
        CountingReceiver.Arrival arrival = receiver.next();
        assertThat(arrival.path()).isEqualTo("/" + name);
        assertThat(receiver.next()).isEqualTo(arrival);
        return arrival.sender();
    }

    private static void noThreadSince(Set<Long> before) {
        Jvm.until(
                "no thread is left of what was closed",
                () -> Jvm.newThreads(before).isEmpty(),
                () -> Jvm.newThreads(before));
    }

    private static Set<ObjectName> beans() {
        return ManagementFactory.getPlatformMBeanServer().queryNames(null, null);
    }

    private static DataSource h2() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return database;
    }
}
