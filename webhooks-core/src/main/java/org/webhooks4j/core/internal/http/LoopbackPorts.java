package org.webhooks4j.core.internal.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.webhooks4j.core.internal.net.RequestRules;
import org.webhooks4j.core.internal.net.TargetHost;

/**
 * The ports of a forwarder: one for all TLS hosts, and one for each plain-HTTP host. The client reuses a proxy
 * connection for any plain-HTTP host, so one host might answer for another. With a separate port, each host has its own
 * proxy.
 */
final class LoopbackPorts {

    private static final int MAX_PLAIN = 256;

    private final ForwarderLoop loop;
    private final Consumer<SocketChannel> accepted;
    private final LoopbackPort tls;
    private final Map<String, LoopbackPort> plain = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, LoopbackPort> eldest) {
            boolean tooMany = size() > MAX_PLAIN;
            if (tooMany) {
                loop.execute(eldest.getValue()::end);
            }
            return tooMany;
        }
    };

    LoopbackPorts(ForwarderLoop loop, Consumer<SocketChannel> accepted) throws IOException {
        this.loop = loop;
        this.accepted = accepted;
        this.tls = open();
    }

    /** Returns the address of the client's proxy for a URL. */
    InetSocketAddress of(URI uri) {
        if (RequestRules.isTls(uri)) {
            return tls.address();
        }
        String host = TargetHost.of(uri.getHost()).name() + ":" + uri.getPort();
        synchronized (plain) {
            return plain.computeIfAbsent(host, name -> openUnchecked()).address();
        }
    }

    private LoopbackPort openUnchecked() {
        try {
            return open();
        } catch (IOException e) {
            throw new UncheckedIOException("no local port could be opened; see how many files are open", e);
        }
    }

    private LoopbackPort open() throws IOException {
        LoopbackPort entrance = new LoopbackPort(loop, accepted);
        loop.execute(() -> register(entrance));
        return entrance;
    }

    private void register(LoopbackPort entrance) {
        try {
            loop.register(entrance.channel(), SelectionKey.OP_ACCEPT, entrance);
        } catch (IOException e) {
            entrance.end();
        }
    }
}
