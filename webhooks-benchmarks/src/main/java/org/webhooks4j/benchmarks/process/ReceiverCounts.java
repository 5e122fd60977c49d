package org.webhooks4j.benchmarks.process;

/**
 * The counts of the receiver since its last reset.
 *
 * @param received the number of requests
 * @param distinct the number of different pairs of event and path
 * @param firstAt when the first request arrived, in nanoseconds of {@link System#nanoTime()}
 * @param lastAt when the last new pair arrived
 * @param held the number of requests that wait for a response
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

    /** Returns the number of different pairs per second, between the first and the last. */
    public double perSecond() {
        return distinct < 2 ? 0 : (distinct - 1) * 1e9 / (lastAt - firstAt);
    }
}
