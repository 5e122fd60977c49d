package org.webhooks4j.jta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.webhooks4j.EventType.CREATE;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.webhooks4j.Transaction;
import org.webhooks4j.TransactionRequiredException;
import org.webhooks4j.Webhook;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.jdbc.JdbcStore;
import org.webhooks4j.spi.SecretCipher;
import org.webhooks4j.testkit.ScriptedReceiver;
import org.webhooks4j.testkit.TestEngine;

/**
 * An event is sent if and only if the JTA transaction commits in which it was raised. What the store does for itself is
 * no part of that transaction.
 */
abstract class JtaTransactionsTests {

    record Server(String id) {}

    private final ScriptedReceiver receiver = new ScriptedReceiver();
    private JtaHost host;
    private JdbcStore store;
    private TestEngine engine;

    abstract JtaHost open(String name) throws SQLException;

    @BeforeEach
    void start() throws SQLException {
        host = open(getClass().getSimpleName().toLowerCase(Locale.ROOT));
        host.execute("DROP TABLE IF EXISTS server");
        host.execute("CREATE TABLE server (id VARCHAR(50) PRIMARY KEY)");
        JtaTransactions jta = JtaTransactions.of(host.dataSource, JtaHost.MANAGER, JtaHost.REGISTRY);
        store = JdbcStore.on(jta.storeDataSource()).cipher(SecretCipher.none()).build();
        store.migrate();
        engine = TestEngine.sendingTo(receiver)
                .store(store)
                .with(builder -> builder.transactions(jta))
                .webhook(Webhook.to(receiver.url()).id("all").on(CREATE).build())
                .start();
    }

    @AfterEach
    void everyConnectionIsBackAndNoTransactionIsLeft() throws Exception {
        try (JtaHost closing = host) {
            engine.close();
            assertThat(JtaHost.MANAGER.getStatus()).isEqualTo(Status.STATUS_NO_TRANSACTION);
            assertThat(closing.dataSource.getMetrics().activeCount()).isZero();
            assertThat(host.warnings).isEmpty();
            for (String table : List.of("delivery", "log", "event")) {
                host.execute("DELETE FROM webhooks_" + table);
            }
        }
    }

    /** What a DAO does. */
    private void insert(String id) throws SQLException {
        host.execute("INSERT INTO server VALUES ('" + id + "')");
        raise(id);
    }

    private void raise(String id) {
        engine.onObjectEvent(CREATE, new Server(id));
    }

    private List<String> ids(String table, String column) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (Connection connection = host.dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT " + column + " FROM " + table + " ORDER BY 1")) {
            while (row.next()) {
                ids.add(row.getString(1));
            }
        }
        return ids;
    }

    /** Asserts that exactly these servers are in the table, and that the receiver knows of exactly these. */
    private void assertKept(String... ids) throws SQLException {
        assertThat(ids("server", "id")).containsExactly(ids);
        assertThat(ids("webhooks_event", "object_id")).containsExactly(ids);
        assertThat(receiver).received(ids.length);
    }

    @Test
    void whatIsCommittedIsSentAtOnceAndWhatIsRolledBackIsNot() throws Exception {
        JtaHost.inTransaction(() -> {
            insert("kept");
            assertThat(receiver).as("before the commit").receivedNothing();
        });
        assertThat(receiver).received(1).last().hasObject(new Server("kept"));
        JtaHost.rolledBack(() -> insert("lost"));

        assertKept("kept");
    }

    @Test
    void outsideOfATransactionItIsSentAtOnce() throws SQLException {
        insert("1");

        assertKept("1");
    }

    @Test
    void aNewTransactionWithinAnotherIsOfItsOwn() throws Exception {
        JtaHost.rolledBack(() -> {
            insert("outer-lost");
            JtaHost.suspended(() -> JtaHost.inTransaction(() -> insert("inner-kept")));
            assertThat(receiver).received(1).last().hasObject(new Server("inner-kept"));
            insert("outer-lost-2");
        });
        assertKept("inner-kept");

        JtaHost.inTransaction(() -> {
            JtaHost.suspended(() -> JtaHost.rolledBack(() -> insert("inner-lost")));
            insert("outer-kept");
        });
        assertKept("inner-kept", "outer-kept");
    }

    @Test
    void withinATransactionThatIsSuspendedItIsSentAtOnce() throws Exception {
        JtaHost.rolledBack(() -> JtaHost.suspended(() -> insert("1")));

        assertKept("1");
    }

    @Test
    void inATransactionThatIsMarkedForRollbackItIsRefused() throws Exception {
        JtaHost.rolledBack(() -> {
            JtaHost.MANAGER.setRollbackOnly();
            assertThatThrownBy(() -> raise("1"))
                    .isInstanceOf(TransactionRequiredException.class)
                    .hasMessageContaining("marked for rollback")
                    .hasMessageContaining("REQUIRES_NEW");
            engine.in(Transaction.NONE).onObjectEvent(CREATE, new Server("2"));
        });

        assertThat(ids("webhooks_event", "object_id")).containsExactly("2");
    }

    @Test
    void whatAnAdministratorDoesIsNoPartOfTheTransaction() throws Exception {
        JtaHost.rolledBack(() -> {
            insert("lost");
            engine.admin()
                    .webhooks()
                    .create(Webhook.to(receiver.url()).id("more").on(CREATE).build());
            assertThat(engine.admin().webhooks().find("more")).isPresent();
            insert("lost-too");
        });
        assertThat(engine.admin().webhooks().find("more")).isPresent();
        assertKept();

        JtaHost.inTransaction(() -> {
            insert("kept");
            engine.admin().webhooks().delete("more");
        });
        assertThat(receiver).received(1);
        assertKept("kept");
    }

    @Test
    void anEngineThatIsNotStartedTakesEventsToo() throws Exception {
        WebhookEngine idle = WebhookEngine.builder()
                .store(store)
                .transactions(JtaTransactions.of(host.dataSource, JtaHost.MANAGER, JtaHost.REGISTRY))
                .build();
        try (idle) {
            JtaHost.inTransaction(() -> idle.onObjectEvent(CREATE, new Server("kept")));
            JtaHost.rolledBack(() -> {
                idle.onObjectEvent(CREATE, new Server("lost"));
                idle.in(Transaction.NONE).onObjectEvent(CREATE, new Server("own"));
            });
        }
        assertThat(ids("webhooks_event", "object_id")).containsExactly("kept", "own");
    }

    @Test
    void beforeTheCompletionItIsStored() throws Exception {
        JtaHost.inTransaction(() -> {
            insert("1");
            JtaHost.REGISTRY.registerInterposedSynchronization(before(() -> insert("2")));
            JtaHost.MANAGER.getTransaction().registerSynchronization(before(() -> insert("3")));
        });
        JtaHost.inTransaction(() -> JtaHost.REGISTRY.registerInterposedSynchronization(before(() -> insert("4"))));

        assertKept("1", "2", "3", "4");
    }

    @Test
    void afterTheCompletionItIsRefused() throws Exception {
        List<Throwable> refusals = new ArrayList<>();
        Synchronization late = after(() -> {
            try {
                raise("after");
            } catch (TransactionRequiredException e) {
                refusals.add(e);
            }
            engine.in(Transaction.NONE).onObjectEvent(CREATE, new Server("none-" + refusals.size()));
        });
        JtaHost.inTransaction(() -> JtaHost.REGISTRY.registerInterposedSynchronization(late));
        JtaHost.rolledBack(() -> JtaHost.REGISTRY.registerInterposedSynchronization(late));

        assertThat(refusals)
                .hasSize(2)
                .allSatisfy(refusal -> assertThat(refusal)
                        .hasMessageContaining("over or completing")
                        .hasMessageContaining("in(Transaction.NONE)"));
        assertThat(ids("webhooks_event", "object_id")).containsExactly("none-1", "none-2");
    }

    private static Synchronization before(JtaHost.Work work) {
        return new Callback(work, () -> {});
    }

    private static Synchronization after(JtaHost.Work work) {
        return new Callback(() -> {}, work);
    }

    private record Callback(JtaHost.Work before, JtaHost.Work after) implements Synchronization {

        @Override
        public void beforeCompletion() {
            run(before);
        }

        @Override
        public void afterCompletion(int status) {
            run(after);
        }

        private static void run(JtaHost.Work work) {
            try {
                work.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
