package org.webhooks4j.jdbc.internal.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits rows into batches whose texts together are short enough for one statement. A database that refuses a statement
 * for its length, as MariaDB does from 16 MiB on, would refuse it every time, and receivers decide how long their
 * responses are.
 */
public final class SizeLimitedBatches {

    static final int MAX_CHARACTERS = 1_000_000;

    private SizeLimitedBatches() {}

    /** Returns the rows in batches. A single row that is longer than the limit is a batch of its own. */
    public static <R> List<List<R>> of(List<R> rows, Columns<R> columns) {
        List<List<R>> batches = new ArrayList<>();
        int from = 0;
        int characters = 0;
        for (int i = 0; i < rows.size(); i++) {
            int length = lengthOf(rows.get(i), columns);
            if (i > from && characters + length > MAX_CHARACTERS) {
                batches.add(rows.subList(from, i));
                from = i;
                characters = 0;
            }
            characters += length;
        }
        if (from < rows.size()) {
            batches.add(rows.subList(from, rows.size()));
        }
        return batches;
    }

    private static <R> int lengthOf(R row, Columns<R> columns) {
        int characters = 0;
        for (Columns.Column<R> column : columns.all()) {
            if (column.type() == Columns.Type.TEXT && column.value().apply(row) instanceof String text) {
                characters += text.length();
            }
        }
        return characters;
    }
}
