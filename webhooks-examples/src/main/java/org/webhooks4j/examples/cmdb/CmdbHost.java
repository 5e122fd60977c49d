package org.webhooks4j.examples.cmdb;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.webhooks4j.console.Access;
import org.webhooks4j.console.WebhookConsole;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.examples.demo.Demo;
import org.webhooks4j.spi.JsonCodec;

/**
 * A small CMDB, as an example of a host: objects of any type over REST, in one table of H2, PostgreSQL or MariaDB.
 * Every write raises its event in its own transaction. Toolbox → Webhooks is mounted beside it.
 *
 * <p>The host serves this machine alone, under its loopback names, without authentication. A host that serves others
 * tells the console about their rights with {@code authorize}.
 */
public final class CmdbHost implements AutoCloseable {

    private static final int HTTP_THREADS = 16;
    private static final int ENGINE_CONNECTIONS = 4;
    private static final int HTTP_GRACE_SECONDS = 1;
    private static final String HEALTH = "/health";
    private static final String CONSOLE = "/toolbox/webhooks";

    private final Database database;
    private final WebhookEngine engine;
    private final HttpServer server;
    private final HostNameCheck names;
    private final ExecutorService httpThreads = Executors.newFixedThreadPool(HTTP_THREADS);

    private CmdbHost(Options options, Database database, WebhookEngine engine) throws IOException {
        this.database = database;
        this.engine = engine;
        this.names = new HostNameCheck(options.hostNames());
        this.server = listen(options.port());
        server.setExecutor(httpThreads);
        JsonCodec codec = engine.codec();
        ObjectService objects = new ObjectService(
                new Transactions(database.dataSource(), engine, codec),
                () -> UUID.randomUUID().toString());
        mount(ObjectEndpoint.PATH, new ObjectEndpoint(objects, codec));
        mount(ImportEndpoint.PATH, new ImportEndpoint(objects));
        mount(BackfillEndpoint.PATH, new BackfillEndpoint(engine.admin(), objects, codec));
        mount(HEALTH, CmdbHost::health);
        mount("/", CmdbHost::nothingHere);
        open(
                CONSOLE,
                WebhookConsole.builder(engine.admin())
                        .authorize(request -> Access.MANAGE)
                        .build()
                        .asHttpHandler(CONSOLE));
    }

    /** Starts the host with the options of {@link Options#HELP}, until the process is asked to end. */
    public static void main(String[] arguments) {
        List<String> given = List.of(arguments);
        if (given.contains("--help")) {
            System.out.print(Options.HELP);
            return;
        }
        try {
            Options options = Options.parse(given);
            CmdbHost host = start(options);
            Termination.run(host::close);
            // Not every system's own encoding has the arrow below.
            PrintStream output = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            if (options.demo()) {
                Demo.run(host.engine, host.address(), output);
            }
            output.println("CmdbHost " + options.node() + " serves " + host.address() + " (Toolbox → Webhooks: "
                    + host.address().resolve(CONSOLE) + ")");
        } catch (UsageException e) {
            fail(2, e);
        } catch (IOException | SQLException | InterruptedException | RuntimeException e) {
            fail(1, e);
        }
    }

    static CmdbHost start(Options options) throws IOException, SQLException {
        // Without it, the JDK's server holds the end of a response back until the client acknowledges its beginning.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        Database database = Database.open(options.database(), HTTP_THREADS + ENGINE_CONNECTIONS);
        try {
            WebhookEngine engine = EngineFactory.build(options, database.dataSource());
            if (options.webhooks().isPresent()) {
                EngineFactory.importWebhooks(engine, options.webhooks().get());
            }
            CmdbHost host = new CmdbHost(options, database, engine);
            if (options.deliver()) {
                engine.start();
            }
            host.server.start();
            return host;
        } catch (IOException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** Returns the URL of the host. */
    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    WebhookEngine engine() {
        return engine;
    }

    /** Stops accepting requests, and lets those in flight finish, and the engine's too. */
    @Override
    public void close() {
        server.stop(HTTP_GRACE_SECONDS);
        httpThreads.shutdown();
        engine.close();
        database.close();
    }

    private void mount(String path, Endpoint endpoint) {
        open(path, new JsonHandler(endpoint, engine.codec()));
    }

    private void open(String path, HttpHandler handler) {
        server.createContext(path, handler).getFilters().add(names);
    }

    private static HttpServer listen(int port) throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        try {
            return HttpServer.create(new InetSocketAddress(loopback, port), 0);
        } catch (BindException e) {
            throw new IOException(
                    "port " + port + " cannot be had (" + e.getMessage()
                            + "); choose another with --port, or 0 for any that is free",
                    e);
        }
    }

    private static Answer health(Request request) {
        // Contexts match by their beginning.
        return request.isExactly(HEALTH) ? Answer.json(200, "{\"status\":\"ok\"}") : nothingHere(request);
    }

    private static Answer nothingHere(Request request) {
        throw RefusedException.notFound(
                "there is nothing here; use /objects/{type}, /import/{type}, /backfill/{webhook}, /health or "
                        + CONSOLE);
    }

    private static void fail(int status, Exception e) {
        System.err.println("CmdbHost: " + e.getMessage());
        System.exit(status);
    }
}
