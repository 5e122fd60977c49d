package org.webhooks4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.DriverDataSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhooks4j.StoreException;
import org.webhooks4j.spi.SecretCipher;

/** What hosts write into the URLs of their databases: it works, or {@code validate()} says what to change. */
class DriverSettingsTest {

    private static final List<String> MARIADB_AND_MYSQL = List.of("mariadb", "mysql");

    @Test
    void postgres() {
        String url = PostgresServer.NEWEST.newDatabaseUrl("driver_settings");
        migrate(url, "postgres");
        for (String settings : List.of(
                "prepareThreshold=-1",
                "prepareThreshold=-1&defaultRowFetchSize=2",
                "prepareThreshold=-1&autosave=always&cleanupSavepoints=true",
                "prepareThreshold=0",
                "prepareThreshold=1&defaultRowFetchSize=2",
                "prepareThreshold=1&preparedStatementCacheQueries=0",
                "preferQueryMode=simple",
                "preferQueryMode=simple&options=-c%20standard_conforming_strings=off",
                "preferQueryMode=extendedForPrepared",
                "preferQueryMode=extendedCacheEverything",
                "binaryTransfer=false",
                "defaultRowFetchSize=1",
                "defaultRowFetchSize=2&adaptiveFetch=true&maxResultBuffer=1M",
                "reWriteBatchedInserts=true",
                "stringtype=unspecified")) {
            works(url + "&" + settings, "postgres");
        }
        refuses(url + "&options=-c%20default_transaction_read_only=on", "postgres", "reading only");
    }

    @Test
    void mariaDbAndMySqlsDriver() {
        for (String driver : MARIADB_AND_MYSQL) {
            String url = MariaDbServer.newDatabaseUrl("driver_settings_" + driver, driver);
            migrate(url, "root");
            for (String settings : List.of(
                    "allowMultiQueries=false",
                    "useServerPrepStmts=true&cachePrepStmts=true&prepStmtCacheSize=1",
                    "useServerPrepStmts=true&defaultFetchSize=1",
                    "useCursorFetch=true&defaultFetchSize=2",
                    "defaultFetchSize=1",
                    "rewriteBatchedStatements=true&useBulkStmts=true",
                    "useAffectedRows=true",
                    "disablePipeline=true",
                    "sessionVariables=sql_mode='ANSI'",
                    "sessionVariables=sql_mode='NO_BACKSLASH_ESCAPES'",
                    "sessionVariables=sql_mode='ORACLE'",
                    "sessionVariables=sql_mode='PAD_CHAR_TO_FULL_LENGTH,SIMULTANEOUS_ASSIGNMENT'",
                    "sessionVariables=sql_mode='TRADITIONAL'",
                    "sessionVariables=sql_mode=''",
                    "sessionVariables=sql_auto_is_null=1,big_tables=1,group_concat_max_len=4,max_sort_length=8",
                    "transactionIsolation=SERIALIZABLE")) {
                works(url + "?" + settings, "root");
            }
            refuses(url + "?sessionVariables=sql_select_limit=1000", "root", "sql_select_limit");
            refuses(url + "?sessionVariables=sql_mode='EMPTY_STRING_IS_NULL'", "root", "EMPTY_STRING_IS_NULL");
            if (driver.equals("mysql")) {
                refuses(url + "?maxRows=100", "root", "maxRows");
            } else {
                refuses(url + "?sessionVariables=tx_read_only=1", "root", "reading only");
            }
        }
    }

    @Test
    void mariaDbsConnectionsThatLoseCharacters() {
        for (Map.Entry<String, String> settings : Map.of(
                        "mariadb", "sessionVariables=character_set_connection=latin1",
                        "mysql", "characterEncoding=latin1")
                .entrySet()) {
            String driver = settings.getKey();
            String url = MariaDbServer.newDatabaseUrl("encoding_" + driver, driver);
            migrate(url, "root");

            List<String> warnings = Warnings.during(
                    store(new DriverDataSource(url + "?" + settings.getValue(), null, new Properties(), "root", ""))
                            ::validate);

            assertThat(warnings)
                    .singleElement()
                    .asString()
                    .contains("replace characters", settings.getValue().contains("connection") ? "connection" : "Enc");
            assertThat(Warnings.during(store(new DriverDataSource(url, null, new Properties(), "root", ""))::validate))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "IGNORECASE=TRUE",
                "CASE_INSENSITIVE_IDENTIFIERS=TRUE",
                "LAZY_QUERY_EXECUTION=1",
                "OPTIMIZE_REUSE_RESULTS=0",
                "DEFAULT_NULL_ORDERING=HIGH",
                "MAX_LENGTH_INPLACE_LOB=1",
                "LOCK_TIMEOUT=1",
                "MAX_MEMORY_ROWS=1"
            })
    void h2(String settings, @TempDir Path folder) {
        String url = "jdbc:h2:file:" + folder.resolve("host") + ";" + settings;
        migrate(url, "sa");
        works(url, "sa");
        refuses(url + ";ACCESS_MODE_DATA=r", "sa", "reading only");
    }

    private static void works(String url, String user) {
        for (boolean autoCommit : List.of(true, false)) {
            try (HikariDataSource pool = pool(url, user, autoCommit)) {
                JdbcStore store = store(pool);
                assertThatCode(() -> {
                            store.validate();
                            StoreScenario.run(store);
                            StoreScenario.run(store);
                        })
                        .as("%s, auto-commit %s", url, autoCommit)
                        .doesNotThrowAnyException();
            }
        }
    }

    private static void refuses(String url, String user, String remedy) {
        for (boolean autoCommit : List.of(true, false)) {
            try (HikariDataSource pool = pool(url, user, autoCommit)) {
                assertThatThrownBy(store(pool)::validate)
                        .as("%s, auto-commit %s", url, autoCommit)
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining(remedy);
            }
        }
    }

    private static HikariDataSource pool(String url, String user, boolean autoCommit) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword("");
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(10_000);
        config.setAutoCommit(autoCommit);
        return new HikariDataSource(config);
    }

    private static void migrate(String url, String user) {
        store(new DriverDataSource(url, null, new Properties(), user, "")).migrate();
    }

    private static JdbcStore store(DataSource dataSource) {
        return JdbcStore.on(dataSource).cipher(SecretCipher.none()).build();
    }
}
