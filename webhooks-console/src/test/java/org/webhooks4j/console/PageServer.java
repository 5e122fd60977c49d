package org.webhooks4j.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A console over maps, mounted in a web server on loopback. */
final class PageServer implements AutoCloseable {

    private final Semaphore passage = new Semaphore(1);
    private final List<String> askedOfApi = new CopyOnWriteArrayList<>();
    private volatile String heldPath = "/api/";
    private volatile @Nullable String brokenPath;
    private volatile IntConsumer onAnswer = status -> {};
    private final Set<Integer> connections = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final TestConsole console;
    private volatile @Nullable HttpHandler inPlaceOfApi;
    private final HttpServer server;
    private final String mountPath;

    PageServer(String mountPath, Access access) throws IOException {
        this(mountPath, access, builder -> builder);
    }

    PageServer(String mountPath, Access access, UnaryOperator<WebhookConsoleBuilder> settings) throws IOException {
        this.mountPath = mountPath;
        this.console = new TestConsole(access, settings);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        HttpHandler pages = console.console().asHttpHandler(mountPath);
        server.createContext("/", exchange -> {
            boolean fresh = connections.add(exchange.getRemoteAddress().getPort());
            if (exchange.getRequestURI().getPath().contains("/api/")) {
                askedOfApi.add(exchange.getRequestURI().toString().replaceFirst(".*(/api/)", "$1"));
                if (exchange.getRequestURI().getPath().contains(heldPath)) {
                    passage.acquireUninterruptibly();
                    passage.release();
                }
                if (isToBreak(exchange, fresh)) {
                    exchange.close();
                    return;
                }
                HttpHandler other = inPlaceOfApi;
                if (other != null) {
                    other.handle(exchange);
                    return;
                }
            }
            try {
                pages.handle(exchange);
            } finally {
                onAnswer.accept(exchange.getResponseCode());
            }
        });
        server.setExecutor(threads);
        server.start();
    }

    MapWebhookAdmin admin() {
        return console.admin;
    }

    String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + mountPath + path;
    }

    /** Lets somebody else answer in place of the API: a login page, a proxy. Null: the API again. */
    void inPlaceOfApi(@Nullable HttpHandler other) {
        inPlaceOfApi = other;
    }

    /** Breaks the connection of the next request for a path. */
    void breakOnce(String path) {
        brokenPath = path;
    }

    /** A browser itself asks again if a connection breaks that it has used before, so that is broken too. */
    private boolean isToBreak(HttpExchange exchange, boolean fresh) {
        String path = brokenPath;
        boolean broken = path != null && exchange.getRequestURI().getPath().contains(path);
        if (broken && fresh) {
            brokenPath = null;
        }
        return broken;
    }

    /** Tells the status of each answer. */
    void onAnswer(IntConsumer listener) {
        onAnswer = listener;
    }

    /** What was asked of the API. */
    List<String> askedOfApi() {
        return askedOfApi;
    }

    /** Lets answers of the API wait. */
    void hold() {
        hold("/api/");
    }

    /** Lets those answers of the API wait whose path holds a text. */
    void hold(String path) {
        heldPath = path;
        passage.acquireUninterruptibly();
    }

    /** Lets them go. */
    void release() {
        passage.release();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
