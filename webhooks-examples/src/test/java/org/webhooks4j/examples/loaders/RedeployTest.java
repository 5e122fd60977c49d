package org.webhooks4j.examples.loaders;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that loads an application again and again keeps nothing of it: no class loader, thread, socket or file. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RedeployTest {

    private static final int TIMES = 20;

    /** Of the driver nothing but its own threads differs. */
    private static final int TIMES_WITH_POSTGRES = 5;

    private static final int OBJECTS = 8;

    /** The receiver's, and one of a driver's that ends when the driver is collected. */
    private static final Pattern OTHERS = Pattern.compile("pool-.*|Cleaner-.*");

    private final ExecutorService answering = Executors.newCachedThreadPool();
    private final Semaphore answered = new Semaphore(0);
    private final BlockingQueue<HttpExchange> hanging = new LinkedBlockingQueue<>();
    private HttpServer receiver;

    @BeforeEach
    void receive() throws IOException {
        receiver =
                HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 100);
        receiver.setExecutor(answering);
        receiver.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestURI().getPath().equals("/hangs")) {
                hanging.add(exchange);
                return;
            }
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
            answered.release();
        });
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
        answering.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdk", "httpclient5"})
    void twentyTimesWithH2(String transport) throws Exception {
        redeploy(
                TIMES,
                Map.of(
                        DeployedApplication.TRANSPORT, transport,
                        DeployedApplication.DRIVER, "org.h2.Driver",
                        DeployedApplication.DATABASE, "jdbc:h2:mem:deployed;DB_CLOSE_DELAY=-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdk", "httpclient5"})
    void someTimesWithPostgres(String transport) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofSeconds(60))
                .start()) {
            redeploy(
                    TIMES_WITH_POSTGRES,
                    Map.of(
                            DeployedApplication.TRANSPORT,
                            transport,
                            DeployedApplication.DRIVER,
                            "org.postgresql.Driver",
                            DeployedApplication.DATABASE,
                            postgres.getJdbcUrl("postgres", "postgres")));
        }
    }

    private void redeploy(int times, Map<String, String> settings) throws Exception {
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        loaders.add(deploy(
                settings, loaders.size())); // with it the JVM starts threads and opens files of its own that stay
        Set<Long> threads = threads();
        long files = openFiles();
        for (int i = 1; i < times; i++) {
            loaders.add(deploy(settings, loaders.size()));
            until(
                    "no thread of the application's is left",
                    () -> newThreads(threads).isEmpty(),
                    () -> newThreads(threads));
        }
        until(
                "no more files are open than before, which were " + files,
                () -> openFiles() <= files,
                RedeployTest::openFiles);
        // The JDK remembers single classes in places that the next application takes over: JDK 17 for example the last
        // record for which it made equals. So the last one may stay until there is another.
        List<WeakReference<ClassLoader>> earlier = loaders.subList(0, loaders.size() - 1);
        until(
                "the loaders of all but the last are collected",
                () -> collected(earlier) == earlier.size(),
                () -> collected(earlier));
    }

    private WeakReference<ClassLoader> deploy(Map<String, String> settings, int number) throws Exception {
        int port = receiver.getAddress().getPort();
        Map<String, String> all = new HashMap<>(settings);
        all.put(DeployedApplication.OBJECTS, String.valueOf(OBJECTS));
        all.put(DeployedApplication.PREFIX, String.valueOf(number));
        all.put(DeployedApplication.SHUTDOWN, "100");
        // An address, and a name, to which there are different ways; and one that has open requests at the end.
        all.put(
                DeployedApplication.RECEIVERS,
                "http://127.0.0.1:%1$d/a http://localhost:%1$d/b http://127.0.0.1:%1$d/hangs".formatted(port));
        Deployment application = Deployment.of(all);
        try {
            WeakReference<ClassLoader> loader = application.reference();
            application.raise();
            assertThat(answered.tryAcquire(2 * OBJECTS, 60, TimeUnit.SECONDS))
                    .as("delivered")
                    .isTrue();
            HttpExchange open = hanging.poll(60, TimeUnit.SECONDS);
            hanging.add(Objects.requireNonNull(open, "a request that hangs"));
            return loader;
        } finally {
            application.undeploy();
            // The receiver's side of what the application closed.
            for (HttpExchange open = hanging.poll(); open != null; open = hanging.poll()) {
                open.close();
            }
        }
    }

    private static long collected(List<WeakReference<ClassLoader>> loaders) {
        System.gc();
        return loaders.stream().map(WeakReference::get).filter(Objects::isNull).count();
    }

    /** Their ids: the threads themselves would keep loaders. */
    private static Set<Long> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getId).collect(Collectors.toSet());
    }

    private static List<String> newThreads(Set<Long> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread.getId()))
                .map(Thread::getName)
                .filter(name -> !OTHERS.matcher(name).matches())
                .toList();
    }

    private static long openFiles() {
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
    }

    private static void until(String what, BooleanSupplier condition, Supplier<?> state) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("%s; is: %s", what, state.get()).isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
