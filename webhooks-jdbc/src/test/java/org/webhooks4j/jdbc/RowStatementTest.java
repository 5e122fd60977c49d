package org.webhooks4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowStatementTest {

    @Test
    void rowsBecomeJson() {
        List<@Nullable Object[]> rows = List.of(
                new @Nullable Object[] {"a\"b\\c\n\u0001é🚀", 42L, null}, new @Nullable Object[] {"", -1, true});

        assertThat(JsonStatement.json(rows)).isEqualTo("[[\"a\\\"b\\\\c\\n\\u0001é🚀\",42,null],[\"\",-1,true]]");
    }

    @Test
    void aPartIsRepeatedForEachRow() {
        RepeatedStatement statement =
                (RepeatedStatement) RepeatedStatement.of("INSERT INTO t VALUES {(?, IF(?, 1, 2))|, } END");

        assertThat(statement.sql(1)).isEqualTo("INSERT INTO t VALUES (?, IF(?, 1, 2)) END");
        assertThat(statement.sql(3))
                .isEqualTo("INSERT INTO t VALUES (?, IF(?, 1, 2)), (?, IF(?, 1, 2)), (?, IF(?, 1, 2)) END");
    }

    @Test
    void everyDatabaseHasEveryStatement() {
        for (Dialect dialect : Dialect.values()) {
            Sql sql = dialect.sql(Tables.of(null, "x_"));
            for (StatementName name : StatementName.values()) {
                if (!isDoneInOneStatement(dialect, name)) {
                    assertThat(sql.rows(name)).as("%s of %s", name, dialect).isNotNull();
                }
            }
        }
    }

    private static boolean isDoneInOneStatement(Dialect dialect, StatementName name) {
        return switch (dialect) {
            case POSTGRESQL ->
                Set.of(
                                StatementName.INSERT_EVENTS,
                                StatementName.INSERT_DELIVERIES,
                                StatementName.DELETE,
                                StatementName.READ_SEQUENCES,
                                StatementName.LEASE)
                        .contains(name);
            case H2 -> name == StatementName.DELETE || name == StatementName.READ_SEQUENCES;
            default -> name == StatementName.DELETE_CLAIMED;
        };
    }
}
