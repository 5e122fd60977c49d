package org.webhooks4j.examples.cmdb;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The options of the command line.
 *
 * @param port the port to serve on; 0 for any free port
 * @param hostNames the host's names besides the loopback names, in lower case
 * @param database the database of objects, webhooks, queue and log
 * @param node the name of this process in the log
 * @param allowLoopback whether webhooks may point at this machine
 * @param publicOnly whether webhooks may point at public addresses only
 * @param retry the waits after failed attempts; empty for the standard schedule
 * @param timeout the limit of one request
 * @param leaseMargin the difference between a lease and the timeout
 * @param clockOffset the difference between this node's clock and the machine's
 * @param webhooks a file of webhooks to import at the start, or null
 * @param deliver whether this node sends what it stores
 * @param demo whether to fill the host with this machine's inventory
 */
record Options(
        int port,
        Set<String> hostNames,
        Login database,
        String node,
        boolean allowLoopback,
        boolean publicOnly,
        Optional<List<Duration>> retry,
        Duration timeout,
        Duration leaseMargin,
        Duration clockOffset,
        Optional<Path> webhooks,
        boolean deliver,
        boolean demo) {

    static final String HELP = """
            CmdbHost: a small CMDB that tells of its objects by webhooks.

              --port 8080            where to serve on 127.0.0.1; 0 takes any free port
              --host-name a,b        by which names it may be called, besides localhost, 127.0.0.1 and [::1]
              --db jdbc:...          H2, PostgreSQL or MariaDB; an H2 file in ./cmdb-data unless set
              --db-user NAME         who logs in to the database
              --db-password TEXT     with which password
              --node NAME            the name of this process in the delivery log
              --allow-loopback       webhooks may point at 127.0.0.1 and ::1
              --public-only          webhooks may point at public addresses only
              --retry 100ms,5s,1m    how long to wait after each failed attempt (ms, s, m, h, d)
              --timeout 15s          how long one request may take
              --lease-margin 30s     how much longer a lease lasts: when what a killed node had claimed is sent by another
              --clock-offset 0s      how far this node's clock is ahead, to try what a wrong clock does
              --webhooks FILE        import webhooks from a JSON file; its secrets are env:NAME
              --no-deliver           store events and leave the sending to other nodes
              --demo                 take the inventory of this machine and send it to a receiver of its own
              --help                 this text

            Several of them may share one database.
            """;

    private static final String FILE_DATABASE = "jdbc:h2:file:./cmdb-data/cmdb";
    private static final String DEMO_DATABASE = "jdbc:h2:mem:cmdb;DB_CLOSE_DELAY=-1";
    private static final int DEFAULT_PORT = 8080;

    /**
     * The access to a database. The text form omits the URL, because it may contain a password too.
     *
     * @param url the JDBC URL
     * @param user the database user
     * @param password the user's password
     */
    record Login(String url, String user, String password) {

        DatabaseKind kind() {
            return DatabaseKind.of(url)
                    .orElseThrow(() -> new UsageException("--db: the URL begins with none of jdbc:h2:, jdbc:postgresql:"
                            + " and jdbc:mariadb:, such as jdbc:postgresql://localhost/cmdb"));
        }

        @Override
        public String toString() {
            return "Login[" + kind() + "]";
        }
    }

    static Options parse(List<String> arguments) {
        CommandLine line = new CommandLine(
                Set.of("--allow-loopback", "--public-only", "--no-deliver", "--demo"),
                Set.of(
                        "--port",
                        "--host-name",
                        "--db",
                        "--db-user",
                        "--db-password",
                        "--node",
                        "--retry",
                        "--timeout",
                        "--lease-margin",
                        "--clock-offset",
                        "--webhooks"),
                arguments);
        boolean demo = line.has("--demo");
        if (demo && line.has("--no-deliver")) {
            throw new UsageException("--demo shows what was delivered, so it cannot be combined with --no-deliver");
        }
        return new Options(
                line.value("--port").map(Options::port).orElse(DEFAULT_PORT),
                line.value("--host-name").map(Options::hostNames).orElse(Set.of()),
                database(line, demo),
                line.value("--node").map(Options::node).orElseGet(Options::defaultNode),
                // The demo's receiver listens on this machine.
                line.has("--allow-loopback") || demo,
                line.has("--public-only"),
                line.value("--retry").map(text -> DurationText.parseList("--retry", text)),
                line.value("--timeout").map(Options::timeout).orElse(Duration.ofSeconds(15)),
                line.value("--lease-margin")
                        .map(text -> DurationText.parse("--lease-margin", text))
                        .orElse(Duration.ofSeconds(30)),
                line.value("--clock-offset")
                        .map(text -> DurationText.parse("--clock-offset", text))
                        .orElse(Duration.ZERO),
                line.value("--webhooks").map(Path::of),
                !line.has("--no-deliver"),
                demo);
    }

    private static Login database(CommandLine line, boolean demo) {
        String url = line.value("--db").orElse(demo ? DEMO_DATABASE : FILE_DATABASE);
        Login login = new Login(
                url,
                line.value("--db-user").orElse(url.startsWith("jdbc:h2:") ? "sa" : ""),
                line.value("--db-password").orElse(""));
        login.kind();
        return login;
    }

    private static int port(String text) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65535) {
            throw new UsageException("--port: '" + text + "' is not a port; write 0 to 65535");
        }
        return Integer.parseInt(text);
    }

    private static Set<String> hostNames(String text) {
        Set<String> names = new HashSet<>();
        for (String name : text.toLowerCase(Locale.ROOT).split(",", -1)) {
            if (!name.matches("[a-z0-9-]+(\\.[a-z0-9-]+)*")) {
                throw new UsageException("--host-name: '" + name + "' is not a host's name; write it without a port");
            }
            names.add(name);
        }
        return names;
    }

    private static String node(String text) {
        if (text.isBlank() || text.length() > 100) {
            throw new UsageException("--node: a name has 1 to 100 characters");
        }
        return text;
    }

    private static String defaultNode() {
        return "cmdb-" + ProcessHandle.current().pid();
    }

    private static Duration timeout(String text) {
        Duration timeout = DurationText.parse("--timeout", text);
        if (timeout.isZero()) {
            throw new UsageException("--timeout: no request is answered in no time; write more than 0, such as 15s");
        }
        return timeout;
    }
}
