package org.webhooks4j.examples.loaders;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that loads an application repeatedly keeps nothing of it: no class loader, thread, socket or file. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RedeployTest {

    private static final int TIMES = 20;

    /** Fewer repetitions, because with PostgreSQL only the driver's own threads differ. */
    private static final int TIMES_WITH_POSTGRES = 5;

    private static final int OBJECTS = 8;

    @TempDir
    private Path folder;

    private Path keys;
    private SSLContext ofTheJvm;
    private CountingReceiver receiver;
    private CountingReceiver encrypted;

    @BeforeEach
    void receive() throws Exception {
        keys = KeyFile.write(folder.resolve("receiver.p12"));
        ofTheJvm = SSLContext.getDefault();
        // The database and its sessions belong to the server and outlive each application.
        SSLContext.setDefault(KeyFile.context(keys));
        receiver = new CountingReceiver(null);
        encrypted = new CountingReceiver(KeyFile.context(keys));
    }

    @AfterEach
    void stop() {
        receiver.close();
        encrypted.close();
        SSLContext.setDefault(ofTheJvm);
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
        // The first run lets the JVM start threads and open files of its own that stay. So may this loader: such a
        // thread remembers on whose behalf it was started.
        deploy(settings, 0);
        Set<Long> threads = Jvm.threads();
        long files = Jvm.openFiles();
        for (int i = 1; i < times; i++) {
            loaders.add(deploy(settings, i));
            Jvm.until(
                    "no thread of the application's is left",
                    () -> Jvm.newThreads(threads).isEmpty(),
                    () -> Jvm.newThreads(threads));
        }
        Jvm.until(
                "no more files are open than before, which were " + files,
                () -> Jvm.openFiles() <= files,
                Jvm::openFiles);
        // The JDK caches single classes, which later applications replace: JDK 17, for example, the last record for
        // which it created equals. Such a reference ends with the next application; one of the library would stay.
        for (int i = 0; i < times && !remaining(loaders).isEmpty(); i++) {
            deploy(settings, times + i);
        }
        Jvm.until(
                "no loader of the first " + times + " applications but the very first is left; their numbers",
                () -> remaining(loaders).isEmpty(),
                () -> remaining(loaders));
    }

    private WeakReference<ClassLoader> deploy(Map<String, String> settings, int number) throws Exception {
        Map<String, String> all = new HashMap<>(settings);
        all.put(DeployedApplication.OBJECTS, String.valueOf(OBJECTS));
        all.put(DeployedApplication.PREFIX, String.valueOf(number));
        all.put(DeployedApplication.SHUTDOWN, "100");
        all.put(DeployedApplication.KEYS, keys.toString());
        all.put(DeployedApplication.RECEIVERS, receivers());
        Deployment application = Deployment.of(all);
        try {
            WeakReference<ClassLoader> loader = application.reference();
            application.raise();
            for (int i = 2 * OBJECTS; i > 0; i--) {
                receiver.next();
            }
            for (int i = 3 * OBJECTS; i > 0; i--) {
                encrypted.next();
            }
            receiver.awaitHanging();
            encrypted.awaitHanging();
            return loader;
        } finally {
            application.undeploy();
            receiver.dropHanging();
            encrypted.dropHanging();
        }
    }

    /**
     * The webhooks of an application: an address and a name, which use different routes, and those with open requests
     * at the end.
     */
    private String receivers() {
        return ("http://127.0.0.1:%1$d/a http://localhost:%1$d/b http://127.0.0.1:%1$d/hangs"
                        + " https://127.0.0.1:%2$d/a https://localhost:%2$d/b https://localhost:%2$d/hangs"
                        + " https://localhost:%2$d/"
                        + DeployedApplication.IDENTITY)
                .formatted(receiver.port(), encrypted.port());
    }

    /** Returns the numbers of the applications that are not collected. */
    private static List<Integer> remaining(List<WeakReference<ClassLoader>> loaders) {
        System.gc();
        return IntStream.range(0, loaders.size())
                .filter(i -> loaders.get(i).get() != null)
                .boxed()
                .toList();
    }
}
