package org.webhooks4j.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.webhooks4j.EventType;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;
import org.webhooks4j.Webhooks;
import org.webhooks4j.core.WebhookEngineBuilder;
import org.webhooks4j.jdbc.JdbcStore;
import org.webhooks4j.spi.SecretCipher;
import org.webhooks4j.testkit.ScriptedReceiver;
import org.webhooks4j.testkit.TestEngine;

/**
 * What holds for every host. The engine delivers in the thread that commits, and only when it is told of a commit, so
 * that what has arrived without further ado has not waited for a poll.
 */
@ParameterizedClass
@EnumSource(HostDatabase.class)
public abstract class HostTest {

    protected static final Server WEB_01 = new Server("srv-1", "web-01", "active");
    protected static final Server WEB_02 = new Server("srv-2", "web-02", "active");

    /** What the application's own code throws to have its transaction rolled back. */
    protected static final class Failure extends RuntimeException {}

    private final ScriptedReceiver receiver = new ScriptedReceiver();

    @Parameter
    HostDatabase database;

    private DataSource dataSource;
    private TestEngine webhooks;

    @BeforeEach
    void startHost() throws SQLException {
        dataSource = database.newDataSource();
        JdbcStore store = JdbcStore.on(dataSource).cipher(SecretCipher.none()).build();
        store.migrate();
        connect(dataSource);
        webhooks = TestEngine.sendingTo(receiver)
                .with(this::configure)
                .store(store)
                .webhook(Webhook.to(receiver.url())
                        .id("inventory")
                        .on(EventType.CREATE, EventType.UPDATE)
                        .signedWith(SigningKey.generate())
                        .build())
                .start();
        begin(webhooks);
    }

    @AfterEach
    void stopHost() {
        webhooks.close();
    }

    /** Sets up the framework. */
    protected abstract void connect(DataSource hostDataSource);

    /** Configures the engine as the host does. */
    protected void configure(WebhookEngineBuilder engine) {}

    /** Creates the host. */
    protected abstract void begin(Webhooks engine);

    /** Creates the server in a transaction of the framework's. */
    protected abstract void create(Server server) throws Exception;

    /** Renames the server in a transaction of the framework's. */
    protected abstract void rename(Server before, String name) throws Exception;

    /** Creates the server, and throws a {@link Failure} in the same transaction. */
    protected abstract void createAndFail(Server server) throws Exception;

    /** Creates both servers in one transaction, which goes back to a savepoint between them before it commits. */
    protected abstract void createButUndoTheSecond(Server first, Server second) throws Exception;

    @Test
    void aCommitIsSentAtOnce() throws Exception {
        create(WEB_01);

        assertThat(receiver)
                .received(1)
                .last()
                .isVerified()
                .hasEventType(EventType.CREATE)
                .hasField("data.objectId", "srv-1")
                .hasField("data.object.name", "web-01");
        assertThat(servers()).containsExactly("web-01");
        assertThat(webhooks).onlyDelivery().isDelivered();
    }

    @Test
    void anUpdateTellsWhatChanged() throws Exception {
        create(WEB_01);
        rename(WEB_01, "web-03");

        assertThat(receiver)
                .received(2)
                .last()
                .hasEventType(EventType.UPDATE)
                .hasChange("name", "web-01", "web-03")
                .hasChangedOnly("name")
                .hasField("data.object.name", "web-03");
        assertThat(servers()).containsExactly("web-03");
    }

    @Test
    void aRollbackSendsNothing() throws Exception {
        assertThatThrownBy(() -> createAndFail(WEB_01)).isInstanceOf(Failure.class);
        webhooks.deliverDue();
        assertThat(receiver).receivedNothing();
        assertThat(webhooks).hasNoDeliveries();
        assertThat(servers()).isEmpty();

        create(WEB_02);

        assertThat(receiver).received(1).last().hasField("data.objectId", "srv-2");
        assertThat(webhooks).hasDeliveries(1);
    }

    @Test
    void whatASavepointUndoesIsNotSent() throws Exception {
        createButUndoTheSecond(WEB_01, WEB_02);

        assertThat(receiver).received(1).last().hasField("data.objectId", "srv-1");
        assertThat(webhooks).hasDeliveries(1);
        assertThat(servers()).containsExactly("web-01");
    }

    protected final ScriptedReceiver receiver() {
        return receiver;
    }

    protected final TestEngine webhooks() {
        return webhooks;
    }

    private List<String> servers() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name FROM server ORDER BY id")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
