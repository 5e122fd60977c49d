package org.webhooks4j.core;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads log lines from where SLF4J's simple provider writes them. */
public final class LogLines {

    private LogLines() {}

    /** Returns the lines logged during some work by the calling process that contain a text. */
    public static List<String> during(Runnable work, String text) {
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
        return lines.stream().filter(line -> line.contains(text)).toList();
    }
}
