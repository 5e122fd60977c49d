package org.webhooks4j.spring.boot.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.webhooks4j.spi.Dispatcher;

/** The engine works from before the first request of a web server until after the last, and never without its pool. */
class ShutdownOrderTest {

    private final List<String> events = new CopyOnWriteArrayList<>();

    /** Like a pool, closed at the end of the application. */
    private final class Pool extends DelegatingDataSource implements AutoCloseable {

        Pool() {
            super(database());
        }

        private static DataSource database() {
            JdbcDataSource dataSource = new JdbcDataSource();
            dataSource.setURL("jdbc:h2:mem:shutdown-order;DB_CLOSE_DELAY=-1");
            return dataSource;
        }

        @Override
        public void close() {
            events.add("pool closed");
        }
    }

    private final class Threads implements Dispatcher {

        @Override
        public void start(Work work) {
            events.add("engine started");
        }

        @Override
        public void wakeUp() {}

        @Override
        public boolean stop(Duration timeout) {
            events.add("engine stopped");
            return true;
        }
    }

    /** In the phase in which Spring Boot starts and stops its web server, the lower of its two. */
    private final class WebServer implements SmartLifecycle {

        private boolean running;

        @Override
        public void start() {
            running = true;
            events.add("web server started");
        }

        @Override
        public void stop() {
            running = false;
            events.add("web server stopped");
        }

        @Override
        public boolean isRunning() {
            return running;
        }

        @Override
        public int getPhase() {
            return SmartLifecycle.DEFAULT_PHASE - 2048;
        }
    }

    @Test
    void theEngineStopsAfterTheWebServerAndBeforeThePool() {
        new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(WebhooksStoreAutoConfiguration.class, WebhooksAutoConfiguration.class))
                .withPropertyValues("webhooks.schema=migrate")
                .withBean(DataSource.class, Pool::new)
                .withBean(Dispatcher.class, Threads::new)
                .withBean(WebServer.class, WebServer::new)
                .run(context -> assertThat(context).hasNotFailed());

        assertThat(events)
                .containsExactly(
                        "engine started", "web server started", "web server stopped", "engine stopped", "pool closed");
    }
}
