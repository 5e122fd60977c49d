package org.webhooks4j.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.webhooks4j.core.AddressRules;
import org.webhooks4j.core.JdkHttpTransport;
import org.webhooks4j.spi.TransportRequest;
import org.webhooks4j.spi.TransportResponse;

/**
 * Tests the threads of java.net.http. By default the client hands each response to the common pool. Before Java 25 it
 * starts a thread for each if that pool has one thread, as on two processors.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class JdkClientThreadsTest {

    private static final String CLIENT_THREAD = "SelectorManager";

    @Test
    void answersAreHandledInTheClientsOwnThreadAndNoneIsStartedForThem() throws Exception {
        assertThat(OtherJvm.output(
                        Caller.class, List.of("-Djava.util.concurrent.ForkJoinPool.common.parallelism=1"), "answers"))
                .isEqualTo("[HttpClient-SelectorManager, main]; 0 threads were started");
    }

    @Test
    void noThreadIsStartedForARequestThatTimesOut() throws Exception {
        assertThat(OtherJvm.output(
                        Caller.class, List.of("-Djava.util.concurrent.ForkJoinPool.common.parallelism=1"), "timeouts"))
                .isEqualTo("0 threads were started");
    }

    @Test
    void closingEndsTheClientsThread() throws Exception {
        Set<Thread> before = clientThreads();
        try (HostileServer server = HostileServer.start(TransportTests::answerAll)) {
            JdkHttpTransport transport = transport();
            transport.send(request(server.port(), Duration.ofSeconds(20))).get(60, TimeUnit.SECONDS);
            assertThat(clientThreads()).hasSizeGreaterThan(before.size());

            transport.close();

            for (Thread thread : clientThreads()) {
                if (!before.contains(thread)) {
                    thread.join(60_000);
                }
            }
            assertThat(before).containsAll(clientThreads());
        }
    }

    @Test
    void whatDependsOnAnAnswerMayCloseTheTransport() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        CompletableFuture<Void> mayAnswer = new CompletableFuture<>();
        Thread[] closing = new Thread[1];
        try (HostileServer server = HostileServer.start(peer -> {
            peer.readRequest();
            mayAnswer.join();
            peer.write(TransportTests.ANSWER);
            peer.awaitEnd();
        })) {
            JdkHttpTransport transport = transport();
            CompletableFuture<Void> handled = transport
                    .send(request(server.port(), Duration.ofSeconds(60)))
                    .thenAccept(response -> {
                        closing[0] = Thread.currentThread();
                        transport.close();
                        closed.countDown();
                    });
            mayAnswer.complete(null);

            handled.get(60, TimeUnit.SECONDS);
            assertThat(closed.await(60, TimeUnit.SECONDS)).isTrue();
            server.awaitFirstEnd();
            closing[0].join(60_000);
            assertThat(closing[0].isAlive()).isFalse();
        }
    }

    private static JdkHttpTransport transport() {
        return JdkHttpTransport.builder()
                .addressPolicy(AddressRules.standard().allow("127.0.0.1"))
                .build();
    }

    private static TransportRequest request(int port, Duration timeout) {
        return new TransportRequest(URI.create("http://127.0.0.1:" + port + "/"), Map.of(), new byte[8], timeout);
    }

    private static Set<Thread> clientThreads() {
        Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
        threads.removeIf(thread -> !thread.getName().endsWith(CLIENT_THREAD));
        return threads;
    }

    /** Runs in a JVM whose common pool has one thread. */
    static final class Caller {

        private static final int ROUNDS = 15;
        private static final int AT_A_TIME = 20;
        private static final List<String> ANSWERS = List.of(
                TransportTests.ANSWER,
                "HTTP/1.1 204 No Content\r\n\r\n",
                "HTTP/1.1 500 Sorry\r\nContent-Length: 5\r\n\r\nSorry",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n");

        private Caller() {}

        public static void main(String[] arguments) throws Exception {
            try (JdkHttpTransport transport = transport()) {
                System.out.println(arguments[0].equals("answers") ? answers(transport) : timeouts(transport));
            }
        }

        /**
         * Returns the threads in which requests completed, one name for each kind, and the number of started threads
         * except the server's.
         */
        private static String answers(JdkHttpTransport transport) throws Exception {
            Set<String> names = new ConcurrentSkipListSet<>();
            names.add("main"); // completes a request whose response arrives before the caller waits for it
            try (HostileServer server = HostileServer.start(peer -> {
                for (int i = 0; peer.readRequest() != null; i++) {
                    peer.write(ANSWERS.get(i % ANSWERS.size()));
                }
            })) {
                send(transport, server, 1, names);
                long before = startedThreads() - server.connections();
                for (int round = 0; round < ROUNDS; round++) {
                    send(transport, server, AT_A_TIME, names);
                }
                long started = startedThreads() - server.connections() - before;
                return names + "; " + started + " threads were started";
            }
        }

        private static void send(JdkHttpTransport transport, HostileServer server, int requests, Set<String> names)
                throws Exception {
            List<CompletableFuture<Void>> handled = new ArrayList<>();
            for (int i = 0; i < requests; i++) {
                handled.add(transport
                        .send(request(server.port(), Duration.ofSeconds(60)))
                        .thenAccept(response ->
                                names.add(Thread.currentThread().getName().replaceAll("-[0-9]+", ""))));
            }
            for (CompletableFuture<Void> each : handled) {
                each.get();
            }
        }

        private static String timeouts(JdkHttpTransport transport) throws Exception {
            InetAddress loopback = AddressTexts.of("127.0.0.1").get(0);
            try (ServerSocket silent = new ServerSocket(0, 100, loopback)) {
                expire(transport, silent, 1);
                long started = startedThreads();
                expire(transport, silent, AT_A_TIME);
                return startedThreads() - started + " threads were started";
            }
        }

        private static void expire(JdkHttpTransport transport, ServerSocket silent, int requests) throws Exception {
            List<CompletableFuture<TransportResponse>> results = new ArrayList<>();
            for (int i = 0; i < requests; i++) {
                results.add(transport.send(request(silent.getLocalPort(), TransportTests.SHORT)));
            }
            for (CompletableFuture<TransportResponse> result : results) {
                try {
                    throw new AssertionError(result.get().toString());
                } catch (ExecutionException e) {
                    TransportTests.failure(e);
                }
            }
        }

        private static long startedThreads() {
            return ManagementFactory.getThreadMXBean().getTotalStartedThreadCount();
        }
    }
}
