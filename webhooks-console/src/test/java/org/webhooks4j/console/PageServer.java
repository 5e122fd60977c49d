package org.webhooks4j.console;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** A console over maps, mounted in a web server on loopback. */
final class PageServer implements AutoCloseable {

    private final Semaphore passage = new Semaphore(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final TestConsole console;
    private final HttpServer server;
    private final String mountPath;

    PageServer(String mountPath, Access access) throws IOException {
        this.mountPath = mountPath;
        this.console = new TestConsole(access);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        HttpHandler pages = console.console().asHttpHandler(mountPath);
        server.createContext("/", exchange -> {
            if (exchange.getRequestURI().getPath().contains("/api/")) {
                passage.acquireUninterruptibly();
                passage.release();
            }
            pages.handle(exchange);
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

    /** Lets answers of the API wait. */
    void hold() {
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
