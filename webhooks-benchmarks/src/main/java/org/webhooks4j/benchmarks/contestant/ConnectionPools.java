package org.webhooks4j.benchmarks.contestant;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** Creates the same pool for all contestants. */
public final class ConnectionPools {

    private ConnectionPools() {}

    /**
     * Returns a pool that opens all its connections at once, so that the database's processes live as long as the
     * measurement.
     */
    public static HikariDataSource of(String url, int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        if (url.startsWith("jdbc:postgresql")) {
            config.setUsername("postgres");
        }
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(connections);
        return new HikariDataSource(config);
    }
}
