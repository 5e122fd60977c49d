package org.webhooks4j.jta;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;

/** One server for all tests of this JVM, which ends with it. */
final class PostgresServer {

    private static EmbeddedPostgres server;

    private PostgresServer() {}

    static synchronized String url() {
        assumeTrue(
                PostgresServer.class.getResource("/postgres-linux-x86_64.txz") != null
                        || PostgresServer.class.getResource("/postgres-linux-arm_64.txz") != null,
                "no PostgreSQL binaries for this platform in the build");
        if (server == null) {
            try {
                server = EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL does not start", e);
            }
        }
        return server.getJdbcUrl("postgres", "postgres");
    }
}
