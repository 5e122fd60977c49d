package org.webhooks4j.examples.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A proxy between a host and its database. It can block all traffic while connections stay open, like a network that
 * was cut. It can lose the response to a COMMIT that the database has executed.
 */
final class FaultyProxy implements AutoCloseable {

    private static final int CHUNK = 1 << 14;

    private final ServerSocket server;
    private final int databasePort;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger commitsToLose = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition flows = lock.newCondition();
    private boolean cut;

    FaultyProxy(int databasePort) throws IOException {
        this.databasePort = databasePort;
        server = new ServerSocket(0, 200, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        start("accept", this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    void cut() {
        set(true);
    }

    void heal() {
        set(false);
    }

    /** Loses the responses to that many COMMITs. */
    void loseCommits(int count) {
        commitsToLose.set(count);
    }

    int commitsStillToLose() {
        return commitsToLose.get();
    }

    private void set(boolean newCut) {
        lock.lock();
        try {
            cut = newCut;
            flows.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitFlow() throws IOException {
        lock.lock();
        try {
            while (cut) {
                flows.await();
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        } finally {
            lock.unlock();
        }
    }

    private void accept() throws IOException {
        while (!server.isClosed()) {
            Socket client = server.accept();
            sockets.add(client);
            Socket database = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), databasePort);
            sockets.add(database);
            client.setTcpNoDelay(true);
            database.setTcpNoDelay(true);
            start("to-database", () -> pump(client, database, true));
            start("to-host", () -> pump(database, client, false));
        }
    }

    private void pump(Socket from, Socket to, boolean toDatabase) throws IOException {
        try (from;
                to) {
            InputStream input = from.getInputStream();
            OutputStream output = to.getOutputStream();
            byte[] chunk = new byte[CHUNK];
            for (int length = input.read(chunk); length >= 0; length = input.read(chunk)) {
                awaitFlow();
                boolean lose = toDatabase && isCommit(chunk, length) && takeOne();
                if (lose) {
                    from.shutdownOutput(); // no response of the database gets through any more
                }
                output.write(chunk, 0, length);
                output.flush();
                if (lose) {
                    Poll.until(
                            "the database takes the commit",
                            java.time.Duration.ofSeconds(5),
                            () -> input.available() >= 0);
                    return;
                }
            }
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private boolean takeOne() {
        return commitsToLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    private static boolean isCommit(byte[] chunk, int length) {
        return new String(chunk, 0, length, StandardCharsets.ISO_8859_1).contains("COMMIT");
    }

    private static void start(String name, Body body) {
        Thread thread = new Thread(
                () -> {
                    try {
                        body.run();
                    } catch (IOException e) {
                        // The connection has ended.
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        heal();
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private interface Body {
        void run() throws IOException;
    }
}
