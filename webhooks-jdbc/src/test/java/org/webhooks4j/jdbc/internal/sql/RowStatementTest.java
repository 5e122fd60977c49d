package org.webhooks4j.jdbc.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.webhooks4j.jdbc.Dialect;
import org.webhooks4j.jdbc.internal.dialect.Database;
import org.webhooks4j.jdbc.internal.event.EventStatements;
import org.webhooks4j.jdbc.internal.log.LogStatements;
import org.webhooks4j.jdbc.internal.queue.QueueStatements;

class RowStatementTest {

    private static final Tables TABLES = Tables.of(null, "x_");

    /** The statements of which a database executes another one that does more. */
    private static final Map<Dialect, Set<String>> REPLACED = Map.of(
            Dialect.H2, Set.of("read_sequences"),
            Dialect.POSTGRESQL, Set.of("insert_events", "insert_deliveries", "read_sequences", "lease"),
            Dialect.MARIADB, Set.of("delete_claimed"),
            Dialect.MYSQL, Set.of("delete_claimed"));

    /** The values that a statement takes once, before those of its rows. */
    private static final Map<String, Integer> SCALARS = Map.of("lease", 2);

    private record Row(
            @Nullable String text, long number, @Nullable Integer other, boolean truth) {

        static final Columns<Row> COLUMNS = Columns.<Row>none()
                .text("text", Row::text)
                .bigint("number", Row::number)
                .integerOrNull("other", Row::other)
                .bool("truth", Row::truth);
    }

    @Test
    void rowsBecomeJson() {
        JsonStatement<Row> statement = new JsonStatement<>("", Row.COLUMNS);

        assertThat(statement.json(List.of(new Row("a\"b\\c\n\u0001é🚀", 42, null, false), new Row("", -1, 7, true))))
                .isEqualTo("[[\"a\\\"b\\\\c\\n\\u0001é🚀\",42,null,false],[\"\",-1,7,true]]");
        assertThat(statement.json(List.of())).isEqualTo("[]");
    }

    @Test
    void aPartIsRepeatedForEachRow() {
        RepeatedStatement<Row> statement =
                RepeatedStatement.repeating("INSERT INTO t VALUES {(?, IF(?, 1, 2))|, } END", Row.COLUMNS);

        assertThat(statement.sql(1)).isEqualTo("INSERT INTO t VALUES (?, IF(?, 1, 2)) END");
        assertThat(statement.sql(3))
                .isEqualTo("INSERT INTO t VALUES (?, IF(?, 1, 2)), (?, IF(?, 1, 2)), (?, IF(?, 1, 2)) END");
    }

    @Test
    void everyDatabaseHasEveryStatement() throws IllegalAccessException {
        for (Dialect dialect : Dialect.values()) {
            Sql sql = Database.of(dialect).sql(TABLES);
            for (StatementName<?> name : all()) {
                assertThat(sql.has(name))
                        .as("%s of %s", name.name(), dialect)
                        .isEqualTo(!REPLACED.get(dialect).contains(name.name()));
            }
        }
    }

    @Test
    void everyStatementTakesItsColumns() throws IllegalAccessException {
        for (Dialect dialect : Dialect.values()) {
            SqlFile file = Database.of(dialect).statements(TABLES);
            for (StatementName<?> name : all()) {
                if (file.has(name.name())) {
                    String text = file.text(name.name());
                    int columns = name.columns().all().size();
                    if (text.contains("JSON_TABLE")) {
                        assertThat(lastPath(text))
                                .as("%s: %s", name.name(), text)
                                .isLessThan(columns);
                    } else {
                        assertThat(parameters(text) - SCALARS.getOrDefault(name.name(), 0))
                                .as("parameters of %s of %s: %s", name.name(), dialect, text)
                                .isEqualTo(columns);
                    }
                }
            }
        }
    }

    @Test
    void everyListOfPostgresHasItsColumnsType() throws IllegalAccessException {
        SqlFile file = Database.of(Dialect.POSTGRESQL).statements(TABLES);
        Pattern cast = Pattern.compile("\\?::(\\w+)\\[]");
        for (StatementName<?> name : all()) {
            if (file.has(name.name())) {
                assertThat(cast.matcher(file.text(name.name())).results().map(found -> found.group(1)))
                        .as(name.name())
                        .isEqualTo(name.columns().all().stream()
                                .map(column -> column.type().sqlName())
                                .toList());
            }
        }
    }

    /** Counts the parameters of a statement, or of the first of two, for one row. */
    private static int parameters(String text) {
        String first = text.split("(?m)^--then$", 2)[0].replaceAll("(?m)^--.*$", "");
        return (int) Pattern.compile("\\?").matcher(first).results().count();
    }

    /** Returns the number of the last column that a statement reads of its rows as JSON. */
    private static int lastPath(String text) {
        return Pattern.compile("'\\$\\[(\\d+)]'")
                .matcher(text)
                .results()
                .mapToInt(path -> Integer.parseInt(path.group(1)))
                .max()
                .orElseThrow();
    }

    private static List<StatementName<?>> all() throws IllegalAccessException {
        List<StatementName<?>> all = new ArrayList<>();
        for (Class<?> room : List.of(QueueStatements.class, EventStatements.class, LogStatements.class)) {
            for (Field field : room.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && field.getType() == StatementName.class) {
                    field.setAccessible(true);
                    all.add((StatementName<?>) field.get(null));
                }
            }
        }
        assertThat(all).hasSizeGreaterThan(35);
        return all;
    }
}
