package org.webhooks4j.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.webhooks4j.EventType;
import org.webhooks4j.Transaction;
import org.webhooks4j.TransactionMismatchException;
import org.webhooks4j.TransactionRequiredException;
import org.webhooks4j.Webhook;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.jdbc.JdbcStore;
import org.webhooks4j.spi.Dispatcher;
import org.webhooks4j.spi.SecretCipher;

/** An event is stored if and only if the transaction commits in which it was raised, and is never lost in silence. */
class SpringTransactionsTest {

    record Server(String id) {}

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final JdbcConnectionPool pool = JdbcConnectionPool.create(
            "jdbc:h2:mem:spring-transactions-" + DATABASES.incrementAndGet() + ";DB_CLOSE_DELAY=-1", "sa", "");
    private final JdbcTemplate jdbc = new JdbcTemplate(pool);
    private final DataSourceTransactionManager manager = new DataSourceTransactionManager(pool);
    private final AtomicInteger wakeUps = new AtomicInteger();
    private WebhookEngine engine;

    @BeforeEach
    void start() {
        engine = engineOn(pool);
    }

    @AfterEach
    void close() {
        engine.close();
        jdbc.execute("SHUTDOWN");
        pool.dispose();
    }

    private WebhookEngine engineOn(DataSource dataSource) {
        JdbcStore store = JdbcStore.on(SpringTransactions.targetOf(dataSource))
                .cipher(SecretCipher.none())
                .build();
        store.migrate();
        return WebhookEngine.builder()
                .store(store)
                .dispatcher(new CountingDispatcher(wakeUps))
                .transactions(SpringTransactions.of(dataSource, manager))
                .webhook(Webhook.to("https://receiver.example/hook")
                        .id("all")
                        .on(EventType.CREATE)
                        .build())
                .start();
    }

    /** Counts wake-ups, and delivers nothing. */
    private record CountingDispatcher(AtomicInteger wakeUps) implements Dispatcher {

        @Override
        public void start(Work work) {}

        @Override
        public void wakeUp() {
            wakeUps.incrementAndGet();
        }

        @Override
        public boolean stop(Duration timeout) {
            return true;
        }
    }

    private void raise(String id) {
        engine.onObjectEvent(EventType.CREATE, new Server(id));
    }

    private List<String> stored() {
        return jdbc.queryForList("SELECT object_id FROM webhooks_event ORDER BY object_id", String.class);
    }

    private TransactionTemplate transaction() {
        return transaction(TransactionDefinition.PROPAGATION_REQUIRED);
    }

    private TransactionTemplate transaction(int propagation) {
        TransactionTemplate template = new TransactionTemplate(manager);
        template.setName("rename");
        template.setPropagationBehavior(propagation);
        return template;
    }

    private static void afterCommit(Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }

    private static void afterCompletion(Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                work.run();
            }
        });
    }

    @Test
    void whatIsCommittedIsStoredAndWhatIsRolledBackIsNot() {
        transaction().executeWithoutResult(status -> {
            raise("kept");
            assertThat(wakeUps).hasValue(0);
        });
        transaction().executeWithoutResult(status -> {
            raise("lost");
            status.setRollbackOnly();
        });

        assertThat(stored()).containsExactly("kept");
        assertThat(wakeUps).hasValue(1);
    }

    @Test
    void outsideOfATransactionItIsStoredAtOnce() {
        raise("1");

        assertThat(stored()).containsExactly("1");
        assertThat(wakeUps).hasValue(1);
    }

    @Test
    void manyEventsOfATransactionWakeUpOnce() {
        transaction().executeWithoutResult(status -> List.of("1", "2", "3").forEach(this::raise));

        assertThat(stored()).hasSize(3);
        assertThat(wakeUps).hasValue(1);
    }

    @Test
    void aTransactionWithinAnotherIsOfItsOwnIfItIsNew() {
        TransactionTemplate inner = transaction(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        transaction().executeWithoutResult(status -> {
            raise("outer-before");
            inner.executeWithoutResult(own -> raise("inner"));
            assertThat(wakeUps).hasValue(1);
            raise("outer-after");
            status.setRollbackOnly();
        });
        assertThat(stored()).containsExactly("inner");

        transaction().executeWithoutResult(status -> {
            inner.executeWithoutResult(own -> {
                raise("inner-lost");
                own.setRollbackOnly();
            });
            raise("outer-kept");
        });
        assertThat(stored()).containsExactly("inner", "outer-kept");
    }

    @Test
    void whatIsRolledBackToASavepointIsNotStored() {
        TransactionTemplate nested = transaction(TransactionDefinition.PROPAGATION_NESTED);
        transaction().executeWithoutResult(status -> {
            raise("1");
            nested.executeWithoutResult(savepoint -> {
                raise("2");
                savepoint.setRollbackOnly();
            });
            nested.executeWithoutResult(savepoint -> raise("3"));
            raise("4");
        });

        assertThat(stored()).containsExactly("1", "3", "4");
    }

    @Test
    void inAReadOnlyTransactionItIsRefused() {
        TransactionTemplate readOnly = transaction();
        readOnly.setReadOnly(true);

        assertThatThrownBy(() -> readOnly.executeWithoutResult(status -> raise("1")))
                .isInstanceOf(TransactionRequiredException.class)
                .hasMessageContaining("'rename' is read-only");
        assertThat(stored()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                TransactionDefinition.ISOLATION_READ_UNCOMMITTED,
                TransactionDefinition.ISOLATION_READ_COMMITTED,
                TransactionDefinition.ISOLATION_REPEATABLE_READ,
                TransactionDefinition.ISOLATION_SERIALIZABLE
            })
    void everyIsolationLevelIsJoined(int isolation) {
        TransactionTemplate isolated = transaction();
        isolated.setIsolationLevel(isolation);
        isolated.executeWithoutResult(status -> {
            raise("lost");
            status.setRollbackOnly();
        });
        isolated.executeWithoutResult(status -> raise("kept"));

        assertThat(stored()).containsExactly("kept");
    }

    @Test
    void afterTheCommitItIsRefused() {
        List<Throwable> refusals = new ArrayList<>();
        assertThatThrownBy(() -> transaction().executeWithoutResult(status -> {
                    raise("before");
                    afterCommit(() -> raise("after"));
                }))
                .isInstanceOf(TransactionRequiredException.class)
                .hasMessageContaining("'rename' is over")
                .hasMessageContaining("BEFORE_COMMIT")
                .hasMessageContaining("in(Transaction.NONE)");
        // Spring logs what is thrown here, and the caller never sees it.
        transaction()
                .executeWithoutResult(status -> afterCompletion(() -> {
                    try {
                        raise("after");
                    } catch (TransactionRequiredException e) {
                        refusals.add(e);
                    }
                }));

        assertThat(refusals).singleElement().asString().contains("is over");
        assertThat(stored()).containsExactly("before");
    }

    @Test
    void afterTheCommitItIsRefusedAlsoIfNoneWasRaisedBefore() {
        assertThatThrownBy(() -> transaction().executeWithoutResult(status -> afterCommit(() -> raise("after"))))
                .isInstanceOf(TransactionRequiredException.class);
        assertThat(stored()).isEmpty();
    }

    @Test
    void afterTheCommitATransactionOfItsOwnCanBeAskedFor() {
        TransactionTemplate own = transaction(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        List<Throwable> refusals = new ArrayList<>();
        transaction().executeWithoutResult(status -> {
            afterCommit(() -> engine.in(Transaction.NONE).onObjectEvent(EventType.CREATE, new Server("1")));
            afterCommit(() -> own.executeWithoutResult(fresh -> raise("2")));
            afterCompletion(() -> engine.in(Transaction.NONE).onObjectEvent(EventType.CREATE, new Server("3")));
            afterCompletion(() -> own.executeWithoutResult(fresh -> raise("4")));
            afterCompletion(() -> {
                try {
                    raise("lost"); // Spring forgets here, after the last callback, that there was a transaction
                } catch (TransactionRequiredException e) {
                    refusals.add(e);
                }
            });
        });

        assertThat(stored()).containsExactly("1", "2", "3", "4");
        assertThat(refusals).hasSize(1);
    }

    @Test
    void afterARollbackItIsRefused() {
        List<Throwable> refusals = new ArrayList<>();
        transaction().executeWithoutResult(status -> {
            status.setRollbackOnly();
            afterCompletion(() -> {
                try {
                    raise("after");
                } catch (TransactionRequiredException e) {
                    refusals.add(e);
                }
            });
        });

        assertThat(refusals).hasSize(1);
        assertThat(stored()).isEmpty();
    }

    @Test
    void beforeTheCommitItIsStored() {
        transaction()
                .executeWithoutResult(status ->
                        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                            @Override
                            public void beforeCommit(boolean readOnly) {
                                raise("1");
                            }
                        }));

        assertThat(stored()).containsExactly("1");
        assertThat(wakeUps).hasValue(1);
    }

    @Test
    void oneTransactionAfterTheOtherIsJoinedOnTheSameThread() {
        for (int i = 0; i < 3; i++) {
            String id = "lost-" + i;
            transaction().executeWithoutResult(status -> {
                raise(id);
                status.setRollbackOnly();
            });
        }
        assertThat(stored()).isEmpty();
        assertThat(TransactionSynchronizationManager.getResourceMap()).isEmpty();
    }

    @Test
    void aTransactionOfAnotherDataSourceIsRefused() {
        JdbcConnectionPool other = JdbcConnectionPool.create("jdbc:h2:mem:", "sa", "");
        DataSourceTransactionManager others = new DataSourceTransactionManager(other);
        SpringTransactions.watch(others);
        try {
            assertThatThrownBy(() -> new TransactionTemplate(others).executeWithoutResult(status -> raise("1")))
                    .isInstanceOf(TransactionMismatchException.class)
                    .hasMessageContaining("does not work with the data source of the webhooks");
            new TransactionTemplate(others)
                    .executeWithoutResult(status -> transaction().executeWithoutResult(inner -> raise("2")));
            assertThat(stored()).containsExactly("2");
        } finally {
            other.dispose();
        }
    }

    /** Its connection would be given back, without a commit, to a pool that has auto-commit off. */
    @Test
    void aTransactionOfAnUnknownManagerAndAnotherDataSourceStoresNothingThatIsNotCommitted() {
        JdbcConnectionPool other = JdbcConnectionPool.create("jdbc:h2:mem:", "sa", "");
        try {
            assertThatThrownBy(() -> new TransactionTemplate(new DataSourceTransactionManager(other))
                            .executeWithoutResult(status -> raise("1")))
                    .isInstanceOf(TransactionRequiredException.class)
                    .hasMessageContaining("auto-commit");
            assertThat(stored()).isEmpty();
        } finally {
            other.dispose();
        }
    }

    @Test
    void aTransactionThatSpringDoesNotAnnounceIsRefused() {
        manager.setTransactionSynchronization(AbstractPlatformTransactionManager.SYNCHRONIZATION_NEVER);

        assertThatThrownBy(() -> transaction().executeWithoutResult(status -> raise("1")))
                .isInstanceOf(TransactionRequiredException.class);
        assertThat(stored()).isEmpty();
    }

    @Test
    void aScopeWithoutATransactionIsNone() {
        transaction(TransactionDefinition.PROPAGATION_SUPPORTS).executeWithoutResult(status -> {
            assertThat(stored()).isEmpty(); // takes a connection, which Spring binds to the scope
            raise("1");
            assertThat(stored()).containsExactly("1");
        });
    }

    @Test
    void aProxyThatIsAwareOfTransactionsStandsForItsTarget() {
        engine.close();
        engine = engineOn(new TransactionAwareDataSourceProxy(pool));
        transaction().executeWithoutResult(status -> {
            raise("lost");
            status.setRollbackOnly();
        });
        transaction().executeWithoutResult(status -> raise("kept"));

        assertThat(stored()).containsExactly("kept");
    }

    @Test
    void aPoolWhoseConnectionsAreInAutoCommitModeOrNotMakesNoDifference() throws SQLException {
        try (Connection usual = pool.getConnection()) {
            assertThat(usual.getAutoCommit()).isTrue();
        }
        DataSource off = new AutoCommitOff(pool);
        DataSourceTransactionManager others = new DataSourceTransactionManager(off);
        engine.close();
        engine = engineOn(off);
        SpringTransactions.watch(others);
        TransactionTemplate transaction = new TransactionTemplate(others);

        transaction.executeWithoutResult(status -> raise("1"));
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> afterCommit(() -> raise("after"))))
                .isInstanceOf(TransactionRequiredException.class);
        assertThatCode(() -> raise("2")).doesNotThrowAnyException();

        assertThat(stored()).containsExactly("1", "2");
    }
}
