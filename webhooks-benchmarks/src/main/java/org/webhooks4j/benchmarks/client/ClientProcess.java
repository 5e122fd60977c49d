package org.webhooks4j.benchmarks.client;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.webhooks4j.benchmarks.process.Cpu;
import org.webhooks4j.benchmarks.process.ParentProcess;
import org.webhooks4j.benchmarks.scenario.Figures;
import org.webhooks4j.core.AddressRules;

/**
 * Runs one client in its own process, with the arguments {@code client port route inFlight}. For each number that it
 * reads from standard input, it sends that many requests and prints their cost.
 */
public final class ClientProcess {

    private static final byte[] BODY = ("{\"id\":\"evt_1\",\"type\":\"update\",\"data\":{\"object\":{\"text\":\""
                    + "a thousand characters or so ".repeat(34) + "\"}}}")
            .getBytes(StandardCharsets.UTF_8);
    private static final int NO_CONTENT = 204;

    private final Client client;
    private final int inFlight;
    private final Semaphore flight;
    private final AtomicInteger failures = new AtomicInteger();
    private int number;

    private ClientProcess(Client client, int inFlight) {
        this.client = client;
        this.inFlight = inFlight;
        this.flight = new Semaphore(inFlight);
    }

    /** Runs the client until standard input ends. */
    public static void main(String[] arguments) throws InterruptedException {
        BlockingQueue<String> orders = ParentProcess.endWithIt();
        int inFlight = Integer.parseInt(arguments[3]);
        ClientProcess process = new ClientProcess(client(arguments[0], arguments[1], arguments[2], inFlight), inFlight);
        while (true) {
            System.out.println(process.measure(Integer.parseInt(orders.take())).toLine());
        }
    }

    private static Client client(String name, String port, String route, int inFlight) {
        AddressRules local = AddressRules.standard().allow("127.0.0.0/8", "::1");
        AddressRules rules = route.equals("trusted") ? AddressRules.standard().allow("localhost") : local;
        URI uri =
                URI.create("http://" + (route.equals("address") ? "127.0.0.1" : "localhost") + ":" + port + "/hook/1");
        return switch (name) {
            case Client.OUR_JDK -> OurTransport.jdk(rules, uri);
            case Client.OUR_HTTP_CLIENT_5 -> OurTransport.httpClient5(rules, uri);
            case Client.BARE_ASYNC, Client.BARE_ASYNC_WIDE_POOL -> new BareJdk(uri, 0);
            case Client.BARE_THREADS -> new BareJdk(uri, inFlight);
            case Client.BARE_HTTP_CLIENT_5 -> new BareHttpClient5(uri, inFlight);
            default -> throw new IllegalArgumentException("there is no client '" + name + "'");
        };
    }

    private Figures measure(int requests) {
        failures.set(0);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long started = threads.getTotalStartedThreadCount();
        Duration cpu = Cpu.ofThisProcess();
        long begin = System.nanoTime();
        send(requests);
        double nanos = System.nanoTime() - begin;
        return new Figures()
                .with("cpuMicros", Cpu.ofThisProcess().minus(cpu).toNanos() / 1e3 / requests)
                .with("perSecond", requests * 1e9 / nanos)
                .with("startedThreads", (threads.getTotalStartedThreadCount() - started) * 1e3 / requests)
                .count("lost", failures.get());
    }

    private void send(int requests) {
        for (int i = 0; i < requests; i++) {
            flight.acquireUninterruptibly();
            client.send(headers(), BODY, status -> {
                if (status != NO_CONTENT) {
                    failures.incrementAndGet();
                }
                flight.release();
            });
        }
        flight.acquireUninterruptibly(inFlight);
        flight.release(inFlight);
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/json; charset=utf-8");
        headers.put("webhook-id", "msg_01KAR1Z0XQ6M8F4R5Y0N2H7C3D_" + ++number);
        headers.put("webhook-timestamp", Integer.toString(1_795_450_267 + number));
        headers.put("webhook-attempt", "1");
        headers.put("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        return headers;
    }
}
