package org.webhooks4j.jdbc.internal.sql;

import java.util.HashMap;
import java.util.Map;

/**
 * A file of SQL statements. Each statement begins with a line {@code --: name}. A line {@code $now} in a statement is
 * replaced by the database's clock.
 */
public final class SqlFile {

    private final Map<String, String> texts = new HashMap<>();

    private SqlFile() {}

    /**
     * Creates the statements of a text.
     *
     * @param replacements what else is replaced in each statement
     */
    public static SqlFile of(String content, Tables tables, Map<String, String> replacements) {
        SqlFile file = new SqlFile();
        for (String part : content.split("(?m)^--: ", -1)) {
            int line = part.indexOf('\n');
            if (line > 0 && !part.startsWith("--")) {
                file.add(part.substring(0, line).strip(), part.substring(line).strip());
            }
        }
        String now = file.text("now");
        file.texts.replaceAll((name, text) -> {
            String replaced = text.replace("$now", now);
            for (Map.Entry<String, String> replacement : replacements.entrySet()) {
                replaced = replaced.replace(replacement.getKey(), replacement.getValue());
            }
            return tables.resolve(replaced);
        });
        return file;
    }

    private void add(String name, String text) {
        if (texts.put(name, text) != null) {
            throw new IllegalStateException("two statements named " + name);
        }
    }

    /** Returns whether it has a statement of that name. */
    public boolean has(String name) {
        return texts.containsKey(name);
    }

    /** Returns the statement of that name. */
    public String text(String name) {
        String text = texts.get(name);
        if (text == null) {
            throw new IllegalStateException("no statement named " + name);
        }
        return text;
    }
}
