package org.webhooks4j.console;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A console over maps, mounted in a web server on loopback. */
final class PageServer implements AutoCloseable {

    private final TestConsole console;
    private final HttpServer server;
    private final String mountPath;

    PageServer(String mountPath, Access access) throws IOException {
        this.mountPath = mountPath;
        this.console = new TestConsole(access);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", console.console().asHttpHandler(mountPath));
        server.start();
    }

    MapWebhookAdmin admin() {
        return console.admin;
    }

    String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + mountPath + path;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
