package org.webhooks4j.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * A file of SQL statements beside this class. Each statement begins with a line {@code --: name}. A line {@code $now}
 * in a statement is replaced by the database's clock.
 */
final class SqlFile {

    private final Map<String, String> texts = new HashMap<>();

    private SqlFile() {}

    static SqlFile statements(String folder, Tables tables) {
        SqlFile file = new SqlFile();
        String content = read(folder + "/statements.sql");
        for (String part : content.split("(?m)^--: ", -1)) {
            int line = part.indexOf('\n');
            if (line > 0 && !part.startsWith("--")) {
                file.texts.put(
                        part.substring(0, line).strip(), part.substring(line).strip());
            }
        }
        String now = file.text("now");
        file.texts.replaceAll(
                (name, text) -> tables.resolve(text.replace("$now", now).replace("$log_columns", LogRow.COLUMNS)));
        return file;
    }

    static String read(String path) {
        try (InputStream stream = SqlFile.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("the jar of webhooks4j lacks " + path + "; download it again");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path + " from the jar of webhooks4j", e);
        }
    }

    boolean has(String name) {
        return texts.containsKey(name);
    }

    String text(String name) {
        String text = texts.get(name);
        if (text == null) {
            throw new IllegalStateException("no statement named " + name);
        }
        return text;
    }
}
