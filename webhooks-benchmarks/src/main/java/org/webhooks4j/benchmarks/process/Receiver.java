package org.webhooks4j.benchmarks.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Iterator;

/**
 * The receiver, in a process of its own. It responds at once and counts. One thread is enough for many times the
 * requests that a sender on the same machine can send. The process ends when its standard input does.
 */
public final class Receiver {

    private final Selector selector;
    private final ServerSocketChannel server;
    private final ArrivalTimes arrivals = new ArrivalTimes();

    private Receiver() throws IOException {
        selector = Selector.open();
        server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 4096);
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
    }

    /** Prints the port, and serves until the parent process has ended. */
    public static void main(String[] arguments) throws IOException {
        Receiver receiver = new Receiver();
        System.out.println(((InetSocketAddress) receiver.server.getLocalAddress()).getPort());
        ParentProcess.endWithIt();
        receiver.serve();
    }

    private void serve() throws IOException {
        while (server.isOpen()) {
            selector.select();
            for (Iterator<SelectionKey> keys = selector.selectedKeys().iterator(); keys.hasNext(); ) {
                SelectionKey key = keys.next();
                keys.remove();
                if (key.isAcceptable()) {
                    accept();
                } else {
                    read(key);
                }
            }
        }
    }

    private void accept() throws IOException {
        for (SocketChannel channel = server.accept(); channel != null; channel = server.accept()) {
            channel.configureBlocking(false);
            channel.socket().setTcpNoDelay(true);
            channel.register(selector, SelectionKey.OP_READ, new ReceiverConnection(channel, arrivals));
        }
    }

    private static void read(SelectionKey key) {
        ReceiverConnection connection = (ReceiverConnection) key.attachment();
        try {
            connection.read();
        } catch (IOException e) {
            connection.close();
        }
    }
}
