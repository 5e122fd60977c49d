package org.webhooks4j.benchmarks.contestant;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * db-scheduler, set up for throughput as its documentation advises: lock-and-fetch polling with several times as many
 * rows as threads, a lean serializer, and batches where the host has many events. A transaction-aware data source makes
 * it atomic with the host's data. It has neither an order per object nor a log.
 */
final class DbScheduler implements Contestant {

    private final HikariDataSource pool;
    private final HostDataSource host;
    private final OneTimeTask<String> task;
    private final SchedulerClient client;
    private final int threads;
    private @Nullable Scheduler scheduler;

    DbScheduler(MeasurementSetting setting) {
        SignedPost post = new SignedPost(setting);
        threads = setting.number("threads", 32);
        pool = ConnectionPools.of(setting.databaseUrl(), threads / 2);
        host = new HostDataSource(pool);
        task = Tasks.oneTime("webhook", String.class)
                .execute((instance, context) -> post.send(Integer.parseInt(instance.getId()), instance.getData()));
        client = SchedulerClient.Builder.create(host.dataSource(), task)
                .serializer(new Utf8())
                .build();
    }

    @Override
    public void prepare() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE scheduled_tasks (task_name text NOT NULL, task_instance text NOT NULL,"
                    + " task_data bytea, execution_time timestamptz NOT NULL, picked boolean NOT NULL, picked_by text,"
                    + " last_success timestamptz, last_failure timestamptz, consecutive_failures int,"
                    + " last_heartbeat timestamptz, version bigint NOT NULL, priority smallint,"
                    + " PRIMARY KEY (task_name, task_instance))");
            statement.execute("CREATE INDEX execution_time_idx ON scheduled_tasks (execution_time)");
            statement.execute("CREATE INDEX last_heartbeat_idx ON scheduled_tasks (last_heartbeat)");
        }
    }

    @Override
    public void start() {
        scheduler = Scheduler.create(pool, task)
                .threads(threads)
                .pollUsingLockAndFetch(0.5, 4.0)
                .pollingInterval(Duration.ofMillis(100))
                .serializer(new Utf8())
                .schedulerName(new SchedulerName.Fixed("benchmark"))
                .shutdownMaxWait(Duration.ofSeconds(1))
                .build();
        scheduler.start();
    }

    @Override
    public void stop() {
        if (scheduler != null) {
            scheduler.stop();
        }
    }

    @Override
    public long transaction(HostWork work, int first, int events) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            work.write(connection);
            host.begin(connection);
            try {
                Instant now = Instant.now();
                if (events == 1) {
                    client.scheduleIfNotExists(instance(first), now);
                } else if (events > 1) {
                    client.scheduleBatch(
                            IntStream.range(first, first + events).<TaskInstance<?>>mapToObj(this::instance), now);
                }
            } finally {
                host.end();
            }
            connection.commit();
            long committed = System.nanoTime();
            connection.setAutoCommit(true);
            if (scheduler != null) {
                scheduler.triggerCheckForDueExecutions();
            }
            return committed;
        }
    }

    private TaskInstance<String> instance(int number) {
        return task.instance(Integer.toString(number), SignedPost.body(number));
    }

    @Override
    public String description() {
        return LibraryVersions.of(Scheduler.class) + ", lock-and-fetch from 0.5 to 4 times " + threads
                + " threads, polled every 100 ms and triggered after each commit, bytes as they are, HikariCP of "
                + threads / 2 + "; atomic with the host's data, not ordered, no log";
    }

    @Override
    public void close() {
        stop();
        pool.close();
    }

    private static final class Utf8 implements Serializer {

        @Override
        public byte[] serialize(Object data) {
            return ((String) data).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public <T> T deserialize(Class<T> type, byte[] data) {
            return type.cast(new String(data, StandardCharsets.UTF_8));
        }
    }
}
