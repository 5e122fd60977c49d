package org.webhooks4j.benchmarks.contestant;

import com.gruelbox.transactionoutbox.Dialect;
import com.gruelbox.transactionoutbox.Instantiator;
import com.gruelbox.transactionoutbox.Persistor;
import com.gruelbox.transactionoutbox.Submitter;
import com.gruelbox.transactionoutbox.TransactionManager;
import com.gruelbox.transactionoutbox.TransactionOutbox;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * transaction-outbox records a call in the host's transaction. A pool of threads makes the call after the commit, and a
 * flushing thread makes the calls that were left. It is atomic with the host's data, and holds a transaction open while
 * it sends. In this set-up it has neither an order per object nor a log.
 */
final class TransactionOutboxPeer implements Contestant {

    private static final int BATCH = 2_000;

    private final HikariDataSource pool;
    private final com.gruelbox.transactionoutbox.ThreadLocalContextTransactionManager transactions;
    private final ThreadPoolExecutor executor;
    private final TransactionOutbox outbox;
    private volatile boolean started;
    private @Nullable Thread flusher;

    /** The service that the outbox calls. */
    public interface Delivery {

        /** Sends one event. */
        void send(int number, String body);
    }

    TransactionOutboxPeer(MeasurementSetting setting) {
        SignedPost post = new SignedPost(setting);
        int threads = setting.number("threads", 32);
        pool = ConnectionPools.of(setting.databaseUrl(), threads + 4);
        transactions = TransactionManager.fromDataSource(pool);
        executor = new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(BATCH * 2),
                new ThreadPoolExecutor.AbortPolicy());
        outbox = TransactionOutbox.builder()
                .transactionManager(transactions)
                .persistor(Persistor.forDialect(Dialect.POSTGRESQL_9))
                .instantiator(Instantiator.using(type -> (Delivery) post::send))
                .submitter((entry, work) -> {
                    if (started) {
                        Submitter.withExecutor(executor).submit(entry, work);
                    }
                })
                .attemptFrequency(Duration.ofSeconds(1))
                .flushBatchSize(BATCH)
                .initializeImmediately(false)
                .build();
    }

    @Override
    public void prepare() {
        outbox.initialize();
    }

    @Override
    public void start() {
        started = true;
        Thread thread = new Thread(this::flush, "flusher");
        thread.setDaemon(true);
        thread.start();
        flusher = thread;
    }

    private void flush() {
        try {
            while (started) {
                if (executor.getQueue().size() > BATCH / 2 || !outbox.flush()) {
                    TimeUnit.MILLISECONDS.sleep(20);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        started = false;
        try {
            if (flusher != null) {
                flusher.join(5_000);
            }
            executor.getQueue().clear();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public long transaction(HostWork work, int first, int events) throws SQLException {
        transactions.<SQLException>inTransactionThrows(transaction -> {
            work.write(transaction.connection());
            for (int number = first; number < first + events; number++) {
                outbox.schedule(Delivery.class).send(number, SignedPost.body(number));
            }
        });
        return System.nanoTime();
    }

    @Override
    public String description() {
        return LibraryVersions.of(TransactionOutbox.class) + ", " + executor.getMaximumPoolSize()
                + " threads, submitted after the commit, flushed in batches of " + BATCH + ", HikariCP of "
                + (executor.getMaximumPoolSize() + 4)
                + "; atomic with the host's data, sends with a transaction open, not ordered, no log";
    }

    @Override
    public void close() {
        stop();
        ExecutorService ended = executor;
        ended.shutdownNow();
        pool.close();
    }
}
