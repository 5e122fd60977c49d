package org.webhooks4j.benchmarks.contestant;

import java.util.List;

/**
 * The host's object: about 1 KiB of JSON.
 *
 * @param id its id
 * @param n the event's number
 * @param name a name
 * @param status a state
 * @param tags some words
 * @param notes some text
 */
public record SampleObject(String id, int n, String name, String status, List<String> tags, String notes) {

    /** How long the text is, so that the whole has 1 KiB. */
    private static final String NOTES =
            "Mounted in row 7, rack 12; both power supplies replaced in spring. ".repeat(12);

    /** The object of an event. */
    public static SampleObject of(int number, int objects) {
        String id = "srv-" + number % objects;
        return new SampleObject(
                id, number, "web-" + number, "active", List.of("rack-12", "linux", "production"), NOTES);
    }

    /** The same before an update. */
    SampleObject before() {
        return new SampleObject(id, n, name, "planned", tags, notes);
    }
}
