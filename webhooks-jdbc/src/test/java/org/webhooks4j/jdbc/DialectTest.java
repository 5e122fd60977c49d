package org.webhooks4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import org.junit.jupiter.api.Test;
import org.webhooks4j.StoreException;
import org.webhooks4j.jdbc.internal.dialect.Database;
import org.webhooks4j.jdbc.internal.sql.Tables;

class DialectTest {

    @Test
    void theDatabaseIsKnownByTheNameItGivesItself() {
        assertThat(Database.detect(calledItself("PostgreSQL")).dialect()).isEqualTo(Dialect.POSTGRESQL);
        assertThat(Database.detect(calledItself("MariaDB")).dialect()).isEqualTo(Dialect.MARIADB);
        assertThat(Database.detect(calledItself("MySQL")).dialect()).isEqualTo(Dialect.MYSQL);
        assertThat(Database.detect(calledItself("H2")).dialect()).isEqualTo(Dialect.H2);
    }

    @Test
    void anUnknownDatabaseIsNamedAndNotGuessed() {
        assertThatThrownBy(() -> JdbcStore.on(calledItself("Oracle")).build())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("'Oracle'")
                .hasMessageContaining("dialect()");
    }

    @Test
    void aPrefixThatIsNoIdentifierIsRefused() {
        JdbcStore.Builder builder = JdbcStore.on(calledItself("H2"));

        assertThatIllegalArgumentException().isThrownBy(() -> builder.tablePrefix("a; DROP TABLE b"));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.schema("$1"));
    }

    @Test
    void tablesAreNamedWithSchemaAndPrefix() {
        assertThat(Tables.of("app", "wh_").resolve("$log l $index_log_webhook $delivery"))
                .isEqualTo("app.wh_log l wh_log_webhook app.wh_delivery");
    }

    @Test
    void theScriptOfEveryDialectIsInTheJar() {
        for (Dialect dialect : Dialect.values()) {
            assertThat(JdbcStore.ddl(dialect))
                    .contains("CREATE TABLE IF NOT EXISTS webhooks_delivery")
                    .contains("INSERT INTO webhooks_schema")
                    .doesNotContain("$");
        }
    }

    private static OneConnection calledItself(String product) {
        DatabaseMetaData metaData = (DatabaseMetaData) Proxy.newProxyInstance(
                DialectTest.class.getClassLoader(),
                new Class<?>[] {DatabaseMetaData.class},
                (proxy, method, arguments) -> product);
        return new OneConnection((Connection) Proxy.newProxyInstance(
                DialectTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> metaData));
    }
}
