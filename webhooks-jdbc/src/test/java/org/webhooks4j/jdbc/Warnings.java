package org.webhooks4j.jdbc;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the store's log warns of, read from where SLF4J's simple provider writes it. */
final class Warnings {

    private static final String MARK = " org.webhooks4j.jdbc - ";

    private Warnings() {}

    /** The lines of the store's own that are warnings or worse. */
    static List<String> during(Runnable work) {
        PrintStream before = System.err;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setErr(before);
        }
        List<String> lines = written.toString(StandardCharsets.UTF_8).lines().toList();
        lines.forEach(before::println);
        return lines.stream()
                .filter(line -> line.contains("WARN" + MARK) || line.contains("ERROR" + MARK))
                .map(line -> line.substring(line.indexOf(MARK) + MARK.length()))
                .toList();
    }
}
