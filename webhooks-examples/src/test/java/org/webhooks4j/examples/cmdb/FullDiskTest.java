package org.webhooks4j.examples.cmdb;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests a host on the embedded database while its disk is full. */
@Timeout(240)
class FullDiskTest {

    private static final String NOTE = "x".repeat(20_000);

    private final Set<String> received = ConcurrentHashMap.newKeySet();
    private final List<String> acknowledged = new ArrayList<>();
    private int written;

    @AfterEach
    void space() {
        FullDisk.full(false);
    }

    @Test
    void aHostWhoseDiskWasFullGoesOnWithoutARestartAndHasLostNothingThatItAcknowledged(@TempDir Path folder)
            throws Exception {
        HttpServer receiver = receiver();
        try (TestHost host = TestHost.startOn("jdbc:h2:file:" + FullDisk.path(folder.resolve("cmdb")))) {
            host.webhook("http://127.0.0.1:" + receiver.getAddress().getPort() + "/", "create");
            for (int i = 0; i < 10; i++) {
                assertThat(write(host)).isTrue();
            }

            FullDisk.full(true);
            while (write(host)) {
                assertThat(written).as("written though the disk is full").isLessThan(500);
            }
            // Repeats the write after H2 has closed the database and cannot open it.
            write(host);
            FullDisk.full(false);

            awaitWrites(host);
            assertThat(host.engine().drain(Duration.ofSeconds(60))).isTrue();
            assertThat(received).containsAll(acknowledged);
            for (String id : acknowledged) {
                assertThat(host.get("objects/server/" + id).statusCode()).isEqualTo(200);
            }
        } finally {
            receiver.stop(0);
        }
    }

    /** Writes often, so that the pool validates no idle connection, until ten writes in a row succeed. */
    private void awaitWrites(TestHost host) throws InterruptedException {
        CountDownLatch inARow = new CountDownLatch(10);
        ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor();
        try {
            ScheduledFuture<?> writes = writer.scheduleWithFixedDelay(
                    () -> {
                        if (write(host)) {
                            inARow.countDown();
                        }
                    },
                    0,
                    10,
                    TimeUnit.MILLISECONDS);
            assertThat(inARow.await(60, TimeUnit.SECONDS))
                    .as("written after there was space again")
                    .isTrue();
            writes.cancel(false);
        } finally {
            writer.shutdown();
            assertThat(writer.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    private boolean write(TestHost host) {
        String id = String.valueOf(++written);
        try {
            boolean created = host.post("objects/server", "{\"id\":\"" + id + "\",\"note\":\"" + NOTE + "\"}")
                            .statusCode()
                    == 201;
            if (created) {
                acknowledged.add(id);
            }
            return created;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private HttpServer receiver() throws Exception {
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            try (exchange) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                received.add(body.replaceFirst("(?s).*\"objectId\":\"(\\d+)\".*", "$1"));
                exchange.sendResponseHeaders(204, -1);
            }
        });
        receiver.start();
        return receiver;
    }
}
