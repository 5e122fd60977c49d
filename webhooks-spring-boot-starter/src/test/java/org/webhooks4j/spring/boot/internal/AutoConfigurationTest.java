package org.webhooks4j.spring.boot.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.webhooks4j.EventType;
import org.webhooks4j.Ordering;
import org.webhooks4j.Transaction;
import org.webhooks4j.TransactionRequiredException;
import org.webhooks4j.Webhook;
import org.webhooks4j.Webhooks;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.WebhookAdmin;
import org.webhooks4j.core.JdkHttpTransport;
import org.webhooks4j.core.TransactionRequirement;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.core.WebhookEngineBuilder;
import org.webhooks4j.httpclient5.HttpClient5Transport;
import org.webhooks4j.jdbc.JdbcStore;
import org.webhooks4j.spi.AddressPolicy;
import org.webhooks4j.spi.HttpTransport;
import org.webhooks4j.spi.RetryPolicy;
import org.webhooks4j.spi.SecretCipher;
import org.webhooks4j.spi.TransactionSource;
import org.webhooks4j.spi.WebhookListener;
import org.webhooks4j.spi.WebhookStore;
import org.webhooks4j.spring.SpringTransactions;
import org.webhooks4j.spring.boot.ObjectDescription;
import org.webhooks4j.spring.boot.WebhooksCustomizer;

/** What the starter makes of an application's properties and beans. */
class AutoConfigurationTest {

    record Server(String id) {}

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final DataSource database = newDatabase();

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    WebhooksStoreAutoConfiguration.class,
                    WebhooksAutoConfiguration.class,
                    WebhooksOffAutoConfiguration.class))
            .withPropertyValues("webhooks.schema=migrate");

    private final ApplicationContextRunner withDatabase = runner.withBean(DataSource.class, () -> database);

    private static DataSource newDatabase() {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:auto-configuration-" + DATABASES.incrementAndGet() + ";DB_CLOSE_DELAY=-1");
        return dataSource;
    }

    /** Keeps the builder, whose settings are read from its fields. */
    private static final class Seen implements WebhooksCustomizer {

        private WebhookEngineBuilder builder;

        @Override
        public void customize(WebhookEngineBuilder engine) {
            builder = engine;
        }

        Object get(String setting) {
            try {
                Field field = WebhookEngineBuilder.class.getDeclaredField(setting);
                field.setAccessible(true);
                return field.get(builder);
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("no such setting", e);
            }
        }
    }

    private static FailureAnalysis analysis(Throwable failure, Supplier<? extends FailureAnalyzer> analyzer) {
        return analyzer.get().analyze(failure);
    }

    @Test
    void anApplicationWithADataSourceHasAnEngineOnIt() {
        withDatabase.run(context -> {
            assertThat(context).hasSingleBean(Webhooks.class).hasSingleBean(WebhookAdmin.class);
            assertThat(context.getBean(WebhookStore.class)).isInstanceOf(JdbcStore.class);
            assertThat(context.getBean(TransactionSource.class)).isInstanceOf(SpringTransactions.class);
            assertThat(context.getBean(EngineLifecycle.class).isRunning()).isTrue();
        });
    }

    @Test
    void withoutTablesItSaysHowToGetThem() {
        withDatabase.withPropertyValues("webhooks.schema=validate").run(context -> {
            FailureAnalysis analysis = analysis(context.getStartupFailure(), WebhooksFailureAnalyzer.OfSchema::new);
            assertThat(analysis.getDescription()).contains("a table or a column of webhooks4j is missing");
            assertThat(analysis.getAction()).contains("webhooks.schema=migrate", "JdbcStore.ddl()");
        });
        withDatabase.run(context -> assertThat(context).hasNotFailed());
        withDatabase
                .withPropertyValues("webhooks.schema=validate")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void withoutADataSourceItSaysWhatToAdd() {
        runner.run(context -> {
            FailureAnalysis analysis = analysis(context.getStartupFailure(), WebhooksFailureAnalyzer.OfDataSource::new);
            assertThat(analysis.getDescription()).contains("no DataSource");
            assertThat(analysis.getAction()).contains("webhooks.store=memory");
        });
    }

    @Test
    void ofSeveralDataSourcesOneIsNamed() {
        ApplicationContextRunner two =
                withDatabase.withBean("other", DataSource.class, AutoConfigurationTest::newDatabase);
        two.run(context -> {
            FailureAnalysis analysis = analysis(context.getStartupFailure(), WebhooksFailureAnalyzer.OfDataSource::new);
            assertThat(analysis.getDescription()).contains("other");
            assertThat(analysis.getAction()).contains("webhooks.jdbc.data-source");
        });
        two.withPropertyValues("webhooks.jdbc.data-source=other").run(context -> {
            assertThat(context).hasNotFailed();
            try (var connection = context.getBean("other", DataSource.class).getConnection();
                    var tables = connection.getMetaData().getTables(null, null, "WEBHOOKS_EVENT", null)) {
                assertThat(tables.next()).isTrue();
            }
        });
    }

    @Test
    void inMemoryNothingIsAskedOfADatabase() {
        runner.withPropertyValues("webhooks.store=memory").run(context -> {
            assertThat(context).hasSingleBean(WebhookEngine.class).doesNotHaveBean(WebhookStore.class);
            assertThat(context).doesNotHaveBean(TransactionSource.class);
        });
    }

    @Test
    void withoutWebhooksEventsAreIgnored() {
        runner.withPropertyValues("webhooks.enabled=false").run(context -> {
            assertThat(context.getBean(Webhooks.class)).isSameAs(Webhooks.NOOP);
            assertThat(context).doesNotHaveBean(WebhookAdmin.class);
        });
    }

    @Test
    void aNodeThatDoesNotDeliverStillTakesEvents() {
        withDatabase
                .withPropertyValues(
                        "webhooks.deliver=false",
                        "webhooks.definitions.all.url=https://e.example/",
                        "webhooks.definitions.all.events=create",
                        "webhooks.definitions.all.unsigned=true")
                .run(context -> {
                    WebhookEngine engine = context.getBean(WebhookEngine.class);
                    engine.in(Transaction.NONE).onObjectEvent(EventType.CREATE, new Server("1"));
                    assertThat(engine.drain(Duration.ofSeconds(1))).isFalse();
                    assertThat(engine.admin().diagnostics().health().get(0).pending())
                            .isEqualTo(1);
                });
    }

    @Test
    void everyPropertyReachesTheEngine() {
        Seen seen = new Seen();
        withDatabase
                .withBean(WebhooksCustomizer.class, () -> seen)
                .withPropertyValues(
                        "webhooks.node=node-7",
                        "webhooks.timeout=3s",
                        "webhooks.poll-interval=20ms",
                        "webhooks.refresh-interval=2s",
                        "webhooks.shutdown-timeout=4s",
                        "webhooks.lease-margin=5s",
                        "webhooks.retention=7d",
                        "webhooks.cloud-events-source=/cmdb",
                        "webhooks.handshake-origin=cmdb.example.com",
                        "webhooks.limits.max-in-flight=64",
                        "webhooks.limits.max-in-flight-per-webhook=8",
                        "webhooks.limits.max-in-flight-size=2MB",
                        "webhooks.limits.max-payload-size=100KB",
                        "webhooks.retry.delays=5s,1m",
                        "webhooks.retry.jitter=0",
                        "webhooks.transaction=required")
                .run(context -> {
                    assertThat(seen.get("node")).isEqualTo("node-7");
                    assertThat(seen.get("timeout")).isEqualTo(Duration.ofSeconds(3));
                    assertThat(seen.get("pollInterval")).isEqualTo(Duration.ofMillis(20));
                    assertThat(seen.get("refreshInterval")).isEqualTo(Duration.ofSeconds(2));
                    assertThat(seen.get("shutdownTimeout")).isEqualTo(Duration.ofSeconds(4));
                    assertThat(seen.get("leaseMargin")).isEqualTo(Duration.ofSeconds(5));
                    assertThat(seen.get("retention")).isEqualTo(Duration.ofDays(7));
                    assertThat(seen.get("cloudEventsSource")).isEqualTo("/cmdb");
                    assertThat(seen.get("handshakeOrigin")).isEqualTo("cmdb.example.com");
                    assertThat(seen.get("maxInFlight")).isEqualTo(64);
                    assertThat(seen.get("maxInFlightPerWebhook")).isEqualTo(8);
                    assertThat(seen.get("maxInFlightBytes")).isEqualTo(2L << 20);
                    assertThat(seen.get("maxPayloadBytes")).isEqualTo(100 << 10);
                    assertThat(seen.get("transactionRequirement")).isEqualTo(TransactionRequirement.REQUIRED);
                    RetryPolicy policy = (RetryPolicy) seen.get("retryPolicy");
                    assertThat(policy.delayAfter(2, () -> 0)).isEqualTo(Duration.ofMinutes(1));
                    assertThat(policy.delayAfter(3, () -> 0)).isNull();
                });
    }

    @Test
    void retentionCanBeDisabled() {
        Seen seen = new Seen();
        withDatabase
                .withBean(WebhooksCustomizer.class, () -> seen)
                .withPropertyValues("webhooks.purge=false")
                .run(context -> assertThat(seen.get("retention")).isNull());
    }

    @Test
    void anUnusableValueIsRefusedAtStart() {
        withDatabase
                .withPropertyValues("webhooks.limits.max-in-flight=0")
                .run(context ->
                        assertThat(context.getStartupFailure()).rootCause().hasMessageContaining("maxInFlight 0"));
        withDatabase
                .withPropertyValues("webhooks.jdbc.encryption-key=secret!")
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining("webhooks.jdbc.encryption-key is not usable"));
        withDatabase
                .withPropertyValues("webhooks.jdbc.table-prefix=a b")
                .run(context ->
                        assertThat(context.getStartupFailure()).rootCause().hasMessageContaining("table prefix"));
    }

    @Test
    void webhooksOfTheConfigurationKeepTheirIds() {
        ApplicationContextRunner configured = withDatabase.withPropertyValues(
                "webhooks.definitions.audit-log.url=https://audit.example.com/hook",
                "webhooks.definitions.audit-log.name=Audit",
                "webhooks.definitions.audit-log.events=delete,retired",
                "webhooks.definitions.audit-log.object-types=server",
                "webhooks.definitions.audit-log.ordering=none",
                "webhooks.definitions.audit-log.headers.x-tenant=7",
                "webhooks.definitions.audit-log.timeout=2s",
                "webhooks.definitions.audit-log.signing-keys=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        for (int start = 0; start < 2; start++) {
            configured.run(context -> {
                List<Webhook> webhooks =
                        context.getBean(WebhookAdmin.class).webhooks().list();
                assertThat(webhooks).singleElement().satisfies(webhook -> {
                    assertThat(webhook.id()).isEqualTo("audit-log");
                    assertThat(webhook.name()).isEqualTo("Audit");
                    assertThat(webhook.eventTypes()).hasSize(2).contains(EventType.DELETE, EventType.of("retired"));
                    assertThat(webhook.objectTypes()).containsExactly("server");
                    assertThat(webhook.signingKeys()).hasSize(1);
                    assertThat(webhook.options().ordering()).isEqualTo(Ordering.NONE);
                    assertThat(webhook.options().headers()).containsEntry("x-tenant", "7");
                    assertThat(webhook.options().timeout()).isEqualTo(Duration.ofSeconds(2));
                });
            });
        }
    }

    @Test
    void anUnusableWebhookOfTheConfigurationIsNamedWithItsProperty() {
        withDatabase
                .withPropertyValues("webhooks.definitions.audit.events=create")
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining("webhooks.definitions.audit.url is not set"));
        withDatabase
                .withPropertyValues("webhooks.definitions.audit.url=https://audit.example.com/")
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining("webhooks.definitions.audit.events is empty"));
        withDatabase
                .withPropertyValues(
                        "webhooks.definitions.audit.url=ftp://audit.example.com/",
                        "webhooks.definitions.audit.events=create",
                        "webhooks.definitions.audit.signing-keys=whsec_secret")
                .run(context -> {
                    assertThat(context.getStartupFailure())
                            .hasStackTraceContaining("webhooks.definitions.audit is not usable");
                });
    }

    @Test
    void theApplicationsOwnBeansComeFirst() {
        WebhookEngine own = WebhookEngine.inMemory().build();
        withDatabase.withBean("own", WebhookEngine.class, () -> own).run(context -> {
            assertThat(context.getBean(Webhooks.class)).isSameAs(own);
            assertThat(context.getBean(WebhookAdmin.class)).isSameAs(own.admin());
            assertThat(context)
                    .doesNotHaveBean(WebhookStore.class)
                    .doesNotHaveBean(EngineLifecycle.class)
                    .doesNotHaveBean(EngineSetup.class);
        });
        JdbcStore store = JdbcStore.on(database)
                .cipher(SecretCipher.none())
                .tablePrefix("own_")
                .build();
        store.migrate();
        TransactionSource transactions = () -> Transaction.NONE;
        Seen seen = new Seen();
        RetryPolicy never = RetryPolicy.schedule(Duration.ofDays(1));
        withDatabase
                .withBean(WebhookStore.class, () -> store)
                .withBean(TransactionSource.class, () -> transactions)
                .withBean(RetryPolicy.class, () -> never)
                .withBean(WebhookListener.class, () -> new WebhookListener() {})
                .withBean(WebhooksCustomizer.class, () -> seen)
                .run(context -> {
                    assertThat(seen.get("store")).isSameAs(store);
                    assertThat(seen.get("transactions")).isSameAs(transactions);
                    assertThat(seen.get("retryPolicy")).isSameAs(never);
                    assertThat((List<?>) seen.get("listeners")).hasSize(1);
                });
    }

    @Test
    void objectsAreDescribedByBeansAndWebhooksCanBeBeans() {
        withDatabase
                .withBean(
                        ObjectDescription.class,
                        () -> ObjectDescription.of(Server.class, "machine", Server::id)
                                .withView(server -> Map.of("number", server.id())))
                .withBean(
                        Webhook.class,
                        () -> Webhook.to("https://receiver.example/hook")
                                .id("bean")
                                .on(EventType.CREATE)
                                .build())
                .withPropertyValues("webhooks.deliver=false")
                .run(context -> {
                    WebhookEngine engine = context.getBean(WebhookEngine.class);
                    engine.in(Transaction.NONE).onObjectEvent(EventType.CREATE, new Server("SN-1"));
                    assertThat(engine.admin()
                                    .deliveries()
                                    .search(DeliveryQuery.all())
                                    .items())
                            .singleElement()
                            .satisfies(delivery -> {
                                assertThat(delivery.webhookId()).isEqualTo("bean");
                                assertThat(delivery.objectType()).isEqualTo("machine");
                                assertThat(delivery.objectId()).isEqualTo("SN-1");
                            });
                });
    }

    @Test
    void theTransportIsThatOfTheModuleThatIsThereOrTheOneThatIsNamed() {
        Seen seen = new Seen();
        ApplicationContextRunner observed = withDatabase.withBean(WebhooksCustomizer.class, () -> seen);
        observed.run(context -> assertThat(seen.get("transport")).isInstanceOf(HttpClient5Transport.class));
        observed.withPropertyValues("webhooks.http.transport=jdk", "webhooks.http.allow=127.0.0.1")
                .run(context -> {
                    assertThat(seen.get("transport")).isInstanceOf(JdkHttpTransport.class);
                    assertThat(refusal(seen, "127.0.0.1")).isNull();
                    assertThat(refusal(seen, "127.0.0.2")).isNotNull();
                    assertThat(refusal(seen, "10.0.0.1")).isNull();
                });
        observed.withPropertyValues("webhooks.http.public-only=true", "webhooks.http.deny=8.8.8.8")
                .run(context -> {
                    assertThat(refusal(seen, "10.0.0.1")).isNotNull();
                    assertThat(refusal(seen, "8.8.8.8")).isNotNull();
                    assertThat(refusal(seen, "8.8.4.4")).isNull();
                });
    }

    private static String refusal(Seen seen, String address) throws UnknownHostException {
        AddressPolicy policy = ((HttpTransport) seen.get("transport")).addressPolicy();
        return policy.refusalOf(address, InetAddress.getByName(address));
    }

    @Test
    void everyTransactionManagerOfTheApplicationIsWatched() {
        withDatabase
                .withBean(DataSourceTransactionManager.class, () -> new DataSourceTransactionManager(database))
                .run(context -> {
                    DataSourceTransactionManager manager = context.getBean(DataSourceTransactionManager.class);
                    assertThat(manager.getTransactionExecutionListeners()).hasSize(1);
                    Webhooks webhooks = context.getBean(Webhooks.class);
                    assertThatThrownBy(() -> {
                                TransactionTemplate readOnly = new TransactionTemplate(manager);
                                readOnly.setReadOnly(true);
                                readOnly.executeWithoutResult(
                                        status -> webhooks.onObjectEvent(EventType.CREATE, new Server("1")));
                            })
                            .isInstanceOf(TransactionRequiredException.class);
                });
    }

    @Test
    void aDatabaseExpectsTransactionsAndMemoryDoesNot() {
        Seen seen = new Seen();
        withDatabase
                .withBean(WebhooksCustomizer.class, () -> seen)
                .run(context ->
                        assertThat(seen.get("transactionRequirement")).isEqualTo(TransactionRequirement.EXPECTED));
        runner.withPropertyValues("webhooks.store=memory")
                .withBean(WebhooksCustomizer.class, () -> seen)
                .run(context ->
                        assertThat(seen.get("transactionRequirement")).isEqualTo(TransactionRequirement.OPTIONAL));
    }
}
