package org.webhooks4j.benchmarks.contestant;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** The same pool for all. */
public final class ConnectionPools {

    private ConnectionPools() {}

    /** A pool of that many connections, all opened at once, so that their processes live as long as the measurement. */
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
