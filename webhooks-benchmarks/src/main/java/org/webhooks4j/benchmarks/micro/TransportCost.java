package org.webhooks4j.benchmarks.micro;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.webhooks4j.benchmarks.process.Cpu;
import org.webhooks4j.benchmarks.process.JavaProcess;
import org.webhooks4j.benchmarks.process.Receiver;
import org.webhooks4j.core.AddressRules;
import org.webhooks4j.core.JdkHttpTransport;
import org.webhooks4j.httpclient5.HttpClient5Transport;
import org.webhooks4j.spi.HttpTransport;
import org.webhooks4j.spi.TransportRequest;

/**
 * What one request costs with each transport, and what it costs the default one to check every address of a name: a
 * host that is an address, or is trusted, is called directly, any other through the forwarder. Each case is measured in
 * turn, several times over, so that what else the machine does meets all of them; the best round counts.
 */
public final class TransportCost {

    private static final int IN_FLIGHT = 32;
    private static final int WARM_UP = 20_000;
    private static final int ROUNDS = 5;
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final List<Case> cases;
    private final int requests;

    /** One way to send, and the best that was measured of it. */
    private static final class Case {

        private final String name;
        private final HttpTransport transport;
        private final String host;
        private double perSecond;
        private double cpuMicros = Double.MAX_VALUE;

        Case(String name, HttpTransport transport, String host) {
            this.name = name;
            this.transport = transport;
            this.host = host;
        }

        void measured(int requests, Duration time, Duration cpu) {
            perSecond = Math.max(perSecond, requests * 1e9 / time.toNanos());
            cpuMicros = Math.min(cpuMicros, cpu.toNanos() / 1e3 / requests);
        }
    }

    private TransportCost(List<Case> cases, int requests) {
        this.cases = cases;
        this.requests = requests;
    }

    /** Prints the figures. The argument is how many requests each round has; 20,000 without one. */
    public static void main(String[] arguments) throws IOException {
        AddressRules checked = AddressRules.standard().allow("127.0.0.0/8", "::1");
        AddressRules trusted = AddressRules.standard().allow("localhost");
        int requests = arguments.length == 0 ? 20_000 : Integer.parseInt(arguments[0]);
        try (JavaProcess receiver = JavaProcess.start(Receiver.class, List.of(), List.of());
                JdkHttpTransport jdk =
                        JdkHttpTransport.builder().addressPolicy(checked).build();
                JdkHttpTransport trusting =
                        JdkHttpTransport.builder().addressPolicy(trusted).build();
                HttpClient5Transport httpClient5 =
                        HttpClient5Transport.builder().addressPolicy(checked).build()) {
            CompletableFuture<Void> over = receiver.within(LIMIT);
            int port = Integer.parseInt(String.valueOf(receiver.line()));
            List<Case> cases = List.of(
                    new Case("java.net.http, an address: direct", jdk, "127.0.0.1"),
                    new Case("java.net.http, a trusted name: direct", trusting, "localhost"),
                    new Case("java.net.http, a name: forwarded", jdk, "localhost"),
                    new Case("Apache HttpClient 5, an address", httpClient5, "127.0.0.1"),
                    new Case("Apache HttpClient 5, a name", httpClient5, "localhost"));
            new TransportCost(cases, requests).run(port);
            over.complete(null);
        }
    }

    private void run(int port) {
        cases.forEach(each -> send(each, port, WARM_UP));
        for (int round = 0; round < ROUNDS; round++) {
            cases.forEach(each -> measure(each, port));
        }
        System.out.printf("%-40s %12s %18s%n", "", "requests/s", "CPU µs/request");
        cases.forEach(each ->
                System.out.printf(Locale.ROOT, "%-40s %12.0f %18.1f%n", each.name, each.perSecond, each.cpuMicros));
    }

    private void measure(Case each, int port) {
        Duration cpu = Cpu.ofThisProcess();
        long begin = System.nanoTime();
        send(each, port, requests);
        each.measured(
                requests,
                Duration.ofNanos(System.nanoTime() - begin),
                Cpu.ofThisProcess().minus(cpu));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what fails is counted
    private static void send(Case each, int port, int requests) {
        URI uri = URI.create("http://" + each.host + ":" + port + "/hook");
        byte[] body = "{\"id\":\"evt_1\",\"type\":\"update\"}".getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = Map.of("webhook-id", "msg_1", "content-type", "application/json");
        Semaphore flight = new Semaphore(IN_FLIGHT);
        AtomicInteger failures = new AtomicInteger();
        for (int i = 0; i < requests; i++) {
            flight.acquireUninterruptibly();
            TransportRequest request = new TransportRequest(uri, headers, body, Duration.ofSeconds(15));
            each.transport.send(request).whenComplete((response, failure) -> {
                if (failure != null || response.statusCode() >= 300) {
                    failures.incrementAndGet();
                }
                flight.release();
            });
        }
        flight.acquireUninterruptibly(IN_FLIGHT);
        if (failures.get() > 0) {
            throw new IllegalStateException(each.name + ": " + failures + " of " + requests + " requests failed");
        }
    }
}
