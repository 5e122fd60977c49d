package org.webhooks4j.benchmarks.contestant;

import java.util.Map;

/**
 * The setting of a measurement.
 *
 * @param databaseUrl a JDBC URL
 * @param receiverPort the port of the receiver on 127.0.0.1
 * @param databasePid the id of the database server's main process, 0 if the database is part of this process
 * @param options the options by name
 */
public record MeasurementSetting(String databaseUrl, int receiverPort, long databasePid, Map<String, String> options) {

    /** The first number of the events for hanging receivers. */
    public static final int CROWD = 10_000_000;

    /** Returns an option that is a number. */
    public int number(String name, int otherwise) {
        String text = options.get(name);
        return text == null ? otherwise : Integer.parseInt(text);
    }

    /** Returns an option that is a word. */
    public String text(String name, String otherwise) {
        return options.getOrDefault(name, otherwise);
    }
}
