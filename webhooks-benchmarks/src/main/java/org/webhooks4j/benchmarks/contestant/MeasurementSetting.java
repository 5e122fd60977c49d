package org.webhooks4j.benchmarks.contestant;

import java.util.Map;

/**
 * What a measurement is made with.
 *
 * @param databaseUrl a JDBC URL
 * @param receiverPort where the receiver listens on 127.0.0.1
 * @param databasePid the database server's main process, 0 if the database is part of this one
 * @param options by name
 */
public record MeasurementSetting(String databaseUrl, int receiverPort, long databasePid, Map<String, String> options) {

    /** Events from this number on are for receivers that hang, if there are any. */
    public static final int CROWD = 10_000_000;

    /** An option that is a number. */
    public int number(String name, int otherwise) {
        String text = options.get(name);
        return text == null ? otherwise : Integer.parseInt(text);
    }

    /** An option that is a word. */
    public String text(String name, String otherwise) {
        return options.getOrDefault(name, otherwise);
    }
}
