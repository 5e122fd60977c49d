package org.webhooks4j.examples.cmdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.InvalidWebhookException;
import org.webhooks4j.admin.ImportReport;
import org.webhooks4j.admin.WebhookImport;
import org.webhooks4j.core.AddressRules;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.core.WebhookEngineBuilder;
import org.webhooks4j.jdbc.JdbcStore;
import org.webhooks4j.spi.RetryPolicy;
import org.webhooks4j.spi.SecretCipher;

/** Creates the engine with the options of the command line. */
final class EngineFactory {

    /** The engine's share of the ten seconds after SIGTERM; the web server and the pool need some of them too. */
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(6);

    private static final Logger LOG = LoggerFactory.getLogger(CmdbHost.class);

    private EngineFactory() {}

    static WebhookEngine build(Options options, DataSource dataSource) {
        JdbcStore store = JdbcStore.on(dataSource).cipher(SecretCipher.none()).build();
        store.migrate();
        WebhookEngineBuilder builder = WebhookEngine.builder()
                .store(store)
                .node(options.node())
                .timeout(options.timeout())
                .leaseMargin(options.leaseMargin())
                .clock(Clock.offset(Clock.systemUTC(), options.clockOffset()))
                .shutdownTimeout(SHUTDOWN_TIMEOUT)
                .addressPolicy(addresses(options));
        options.retry().ifPresent(delays -> builder.retryPolicy(retries(delays)));
        return builder.build();
    }

    /** Imports a file of webhooks. Changes nothing if the file has an error. */
    static void importWebhooks(WebhookEngine engine, Path file) {
        try {
            ImportReport report =
                    engine.admin().as("--webhooks").webhooks().importAll(WebhookImport.of(Files.readString(file)));
            report.entries().forEach(entry -> LOG.info("Webhook {}: {}", entry.webhookId(), entry.result()));
        } catch (IOException e) {
            throw new UsageException("--webhooks: " + file + " cannot be read (" + e.getMessage() + ")");
        } catch (InvalidWebhookException e) {
            throw new UsageException("--webhooks: " + file + ": " + e.getMessage());
        }
    }

    private static AddressRules addresses(Options options) {
        AddressRules rules = options.publicOnly() ? AddressRules.publicOnly() : AddressRules.standard();
        return options.allowLoopback() ? rules.allow("127.0.0.0/8", "::1") : rules;
    }

    private static RetryPolicy retries(List<Duration> delays) {
        return RetryPolicy.schedule(delays.toArray(Duration[]::new));
    }
}
