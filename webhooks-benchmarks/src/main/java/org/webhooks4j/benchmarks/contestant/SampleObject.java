package org.webhooks4j.benchmarks.contestant;

import java.util.List;

/**
 * An object of the host, with about 1 KiB of JSON.
 *
 * @param id the id
 * @param n the number of the event
 * @param name a name
 * @param status a state
 * @param tags some words
 * @param notes a text that brings the object to 1 KiB
 */
public record SampleObject(String id, int n, String name, String status, List<String> tags, String notes) {

    /** A text of a length that brings the object to 1 KiB. */
    private static final String NOTES =
            "Mounted in row 7, rack 12; both power supplies replaced in spring. ".repeat(12);

    /** Returns the object of an event. */
    public static SampleObject of(int number, int objects) {
        String id = "srv-" + number % objects;
        return new SampleObject(
                id, number, "web-" + number, "active", List.of("rack-12", "linux", "production"), NOTES);
    }

    /** Returns the state of the object before an update. */
    SampleObject before() {
        return new SampleObject(id, n, name, "planned", tags, notes);
    }
}
