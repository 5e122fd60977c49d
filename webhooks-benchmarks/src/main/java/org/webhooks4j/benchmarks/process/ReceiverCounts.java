package org.webhooks4j.benchmarks.process;

/**
 * What the receiver counted since it was last reset.
 *
 * @param received requests
 * @param distinct different pairs of event and path
 * @param firstAt when the first came, in nanoseconds of {@link System#nanoTime()}
 * @param lastAt when the last that was new came
 * @param held requests that wait for an answer
 */
public record ReceiverCounts(long received, long distinct, long firstAt, long lastAt, int held) {

    static ReceiverCounts parse(String text) {
        String[] parts = text.split(",", -1);
        return new ReceiverCounts(
                Long.parseLong(parts[0]),
                Long.parseLong(parts[1]),
                Long.parseLong(parts[2]),
                Long.parseLong(parts[3]),
                Integer.parseInt(parts[4]));
    }

    /** How many different ones came a second, between the first and the last. */
    public double perSecond() {
        return distinct < 2 ? 0 : (distinct - 1) * 1e9 / (lastAt - firstAt);
    }
}
