package org.webhooks4j.jdbc.internal.dialect;

import org.webhooks4j.jdbc.Dialect;
import org.webhooks4j.jdbc.internal.queue.QueueSql;
import org.webhooks4j.jdbc.internal.sql.RepeatedStatement;
import org.webhooks4j.jdbc.internal.sql.Sql;
import org.webhooks4j.jdbc.internal.sql.SqlFile;

/** MySQL executes MariaDB's statements, but no block of several outside of a stored program. */
final class MySqlDatabase extends MariaDbDatabase {

    MySqlDatabase() {
        super(Dialect.MYSQL);
    }

    @Override
    public QueueSql queueSql(SqlFile statements) {
        return new QueueSql(statements, new Sql(statements, RepeatedStatement::of), 1_000);
    }

    /** MySQL's columns have no {@code IF NOT EXISTS}, so none of its scripts can be run again. */
    @Override
    public String repeatable(String script) {
        return script.replaceAll("(?ms)^-- Again:.*?;\n", "");
    }
}
