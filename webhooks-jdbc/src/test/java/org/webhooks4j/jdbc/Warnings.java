package org.webhooks4j.jdbc;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the store's log warns of. */
final class Warnings extends Handler {

    // Held, because the platform forgets the settings of a logger that nobody holds.
    private static final Logger LOGGER = Logger.getLogger("org.webhooks4j.jdbc");

    private final List<LogRecord> lines = new ArrayList<>();

    private Warnings() {}

    static List<LogRecord> during(Runnable work) {
        Warnings warnings = new Warnings();
        LOGGER.addHandler(warnings);
        try {
            work.run();
        } finally {
            LOGGER.removeHandler(warnings);
        }
        return warnings.lines;
    }

    static String text(LogRecord line) {
        return MessageFormat.format(line.getMessage(), line.getParameters());
    }

    @Override
    public synchronized void publish(LogRecord line) {
        if (line.getLevel().intValue() >= Level.WARNING.intValue()) {
            lines.add(line);
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
