package org.webhooks4j.benchmarks.contestant;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.jobrunr.configuration.JobRunr;
import org.jobrunr.scheduling.JobScheduler;
import org.jobrunr.server.BackgroundJobServer;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.server.JobActivator;
import org.jobrunr.storage.sql.postgres.PostgresStorageProvider;
import org.jobrunr.utils.mapper.jackson.JacksonJsonMapper;
import org.jspecify.annotations.Nullable;

/**
 * JobRunr's open-source edition with its shortest polling interval. It enqueues in a transaction of its own, so it is
 * <em>not</em> atomic with the host's data. It records states and has no order per object.
 */
public final class JobRunrPeer implements Contestant {

    private final HikariDataSource pool;
    private final SignedPost post;
    private final int threads;
    private @Nullable JobScheduler scheduler;
    private @Nullable BackgroundJobServer server;
    private boolean paused;

    JobRunrPeer(MeasurementSetting setting) {
        post = new SignedPost(setting);
        threads = setting.number("threads", 32);
        pool = ConnectionPools.of(setting.databaseUrl(), 16);
    }

    /** The service that a job calls. */
    public void send(String body) {
        int number = body.indexOf("\"n\":") + 4;
        post.send(Integer.parseInt(body.substring(number, body.indexOf(',', number))), body);
    }

    @Override
    public void prepare() {
        PostgresStorageProvider storage = new PostgresStorageProvider(pool);
        JobRunr.configure()
                .useJsonMapper(new JacksonJsonMapper())
                .useJobActivator(new Activator(this))
                .useStorageProvider(storage)
                .useBackgroundJobServer(
                        BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                                .andPollInterval(Duration.ofSeconds(5))
                                .andWorkerCount(threads),
                        false)
                .initialize();
        scheduler = new JobScheduler(storage);
        server = JobRunr.getBackgroundJobServer();
    }

    @Override
    public void start() {
        if (paused) {
            server().resumeProcessing();
        } else {
            server().start();
        }
        paused = false;
    }

    @Override
    public void stop() {
        server().pauseProcessing();
        paused = true;
    }

    private BackgroundJobServer server() {
        if (server == null) {
            throw new IllegalStateException("call prepare() first");
        }
        return server;
    }

    @Override
    public long transaction(HostWork work, int first, int events) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            work.write(connection);
            connection.commit();
            connection.setAutoCommit(true);
        }
        long committed = System.nanoTime();
        if (scheduler == null) {
            throw new IllegalStateException("call prepare() first");
        }
        if (events == 1) {
            String body = SignedPost.body(first);
            scheduler.<JobRunrPeer>enqueue(peer -> peer.send(body));
        } else if (events > 1) {
            scheduler.<JobRunrPeer, String>enqueue(
                    IntStream.range(first, first + events).mapToObj(SignedPost::body), (peer, body) -> peer.send(body));
        }
        return committed;
    }

    @Override
    public String description() {
        return LibraryVersions.of(JobScheduler.class) + ", open-source edition, " + threads
                + " workers, polled every 5 s (its shortest), Jackson, HikariCP of 16;"
                + " NOT atomic with the host's data (enqueues in a transaction of its own), not ordered, keeps states";
    }

    @Override
    public void close() {
        JobRunr.destroy();
        pool.close();
    }

    private record Activator(JobRunrPeer peer) implements JobActivator {

        @Override
        public <T> T activateJob(Class<T> type) {
            return type.cast(peer);
        }
    }
}
