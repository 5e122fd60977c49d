package org.webhooks4j.jdbc;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits rows into batches whose texts together are short enough for one statement. A database that refuses a statement
 * for its length, as MariaDB does from 16 MiB on, would refuse it every time, and receivers decide how long their
 * responses are.
 */
final class SizeLimitedBatches {

    static final int MAX_CHARACTERS = 1_000_000;

    private SizeLimitedBatches() {}

    static List<List<@Nullable Object[]>> of(List<@Nullable Object[]> rows) {
        List<List<@Nullable Object[]>> portions = new ArrayList<>();
        int from = 0;
        int characters = 0;
        for (int i = 0; i < rows.size(); i++) {
            int length = lengthOf(rows.get(i));
            if (i > from && characters + length > MAX_CHARACTERS) {
                portions.add(rows.subList(from, i));
                from = i;
                characters = 0;
            }
            characters += length;
        }
        if (from < rows.size()) {
            portions.add(rows.subList(from, rows.size()));
        }
        return portions;
    }

    private static int lengthOf(@Nullable Object[] row) {
        int characters = 0;
        for (Object value : row) {
            characters += value instanceof String text ? text.length() : 0;
        }
        return characters;
    }
}
