package org.webhooks4j.testkit.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy that resolves every name to one server. Supports CONNECT and requests whose target is an absolute URL. */
final class ForwardingProxy implements AutoCloseable {

    private final HostileServer front;
    private final InetSocketAddress server;
    private final List<String> requestLines = new CopyOnWriteArrayList<>();

    private ForwardingProxy(InetSocketAddress server) {
        this.server = server;
        this.front = HostileServer.start(this::serve);
    }

    static ForwardingProxy to(InetSocketAddress server) {
        return new ForwardingProxy(server);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(AddressTexts.of("127.0.0.1").get(0), front.port());
    }

    /** The request lines of all requests to the proxy. */
    List<String> requestLines() {
        return requestLines;
    }

    private void serve(RawConnection client) throws IOException {
        String request = client.readRequest();
        if (request == null) {
            return;
        }
        requestLines.add(request.substring(0, request.indexOf('\r')));
        try (Socket through = new Socket(server.getAddress(), server.getPort())) {
            if (request.startsWith("CONNECT ")) {
                client.write("HTTP/1.1 200 Connected\r\n\r\n");
            } else {
                through.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            }
            Thread back = new Thread(() -> copy(through, client.socket()), "proxy-back");
            back.setDaemon(true);
            back.start();
            copy(client.socket(), through);
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // One side has closed its connection.
        }
    }

    @Override
    public void close() {
        front.close();
    }
}
