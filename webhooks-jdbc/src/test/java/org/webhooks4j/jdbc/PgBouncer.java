package org.webhooks4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The pooler PgBouncer of this machine in front of a database, in the mode in which a connection to the server belongs
 * to a client for one transaction only. Without one the test is skipped, unless the environment demands it.
 */
final class PgBouncer implements AutoCloseable {

    private final Process process;
    private final int port;

    private PgBouncer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it.
     *
     * @param server the server's port
     * @param connections how many connections to the server there are at most
     */
    static PgBouncer start(int server, int connections) {
        try {
            int port = freePort();
            Path folder = Files.createDirectories(Path.of("target", "pgbouncer"));
            Path settings = Files.createTempFile(folder, "transaction", ".ini");
            Files.writeString(settings, """
                    [databases]
                    * = host=127.0.0.1 port=%d user=postgres
                    [pgbouncer]
                    listen_addr = 127.0.0.1
                    listen_port = %d
                    unix_socket_dir =
                    auth_type = any
                    pool_mode = transaction
                    default_pool_size = %d
                    server_round_robin = 1
                    ignore_startup_parameters = extra_float_digits
                    log_connections = 0
                    log_disconnections = 0
                    """.formatted(server, port, connections));
            List<String> command = new ArrayList<>(List.of(program().getPath()));
            if ("root".equals(System.getProperty("user.name"))) {
                command.addAll(List.of("-u", "nobody"));
            }
            command.add(settings.toString());
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            awaitListening(process.inputReader());
            return new PgBouncer(process, port);
        } catch (IOException e) {
            throw new UncheckedIOException("PgBouncer does not start", e);
        }
    }

    private static void awaitListening(BufferedReader log) throws IOException {
        StringBuilder before = new StringBuilder();
        for (String line = log.readLine(); line == null || !line.contains("process up"); line = log.readLine()) {
            if (line == null) {
                throw new IOException(before.toString());
            }
            before.append(line).append('\n');
        }
        Thread reader = new Thread(() -> log.lines().forEach(line -> {}), "pgbouncer-log");
        reader.setDaemon(true);
        reader.start();
    }

    private static File program() {
        return Stream.concat(Stream.of(System.getenv("PATH").split(File.pathSeparator)), Stream.of("/usr/sbin"))
                .map(folder -> new File(folder, "pgbouncer"))
                .filter(File::canExecute)
                .findFirst()
                .orElseGet(() -> {
                    String missing = "no pgbouncer on the PATH or in /usr/sbin: the store is not tested through it";
                    return "true".equals(System.getenv("WEBHOOKS_REQUIRE_PGBOUNCER")) ? fail(missing) : abort(missing);
                });
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The URL of a database of the server's, through this. */
    String url(String database) {
        assertThat(process.isAlive()).as("PgBouncer runs").isTrue();
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres&sslmode=disable";
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
