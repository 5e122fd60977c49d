package org.webhooks4j.benchmarks.scenario;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import org.webhooks4j.benchmarks.contestant.Contestant;
import org.webhooks4j.benchmarks.contestant.Setting;
import org.webhooks4j.benchmarks.process.ReceiverControl;

/**
 * Long lanes, and others of the same webhook behind them. Options {@code inLanes} (how many of the first events are of
 * {@code lanes} objects), {@code others} (how many, each of an object of its own, were stored after them),
 * {@code webhooks} (each gets all), {@code seconds} (at most). An event counts when all webhooks have it.
 */
final class Lanes implements Scenario {

    @Override
    public Figures measure(Contestant contestant, Setting setting, ReceiverControl receiver) throws SQLException {
        int inLanes = setting.number("inLanes", 0);
        int count = inLanes + setting.number("others", 0);
        long expected = (long) count * setting.number("webhooks", 1);
        Filling.fill(contestant, 0, count);
        long begin = System.nanoTime();
        contestant.start();
        receiver.await(now -> now.distinct() >= expected, Duration.ofSeconds(setting.number("seconds", 60)));
        long end = System.nanoTime();
        contestant.stop();
        long[] instants = receiver.instants(count);
        Figures figures = new Figures();
        tell(figures, "lane", Arrays.copyOfRange(instants, 0, inLanes), begin, end);
        tell(figures, "others", Arrays.copyOfRange(instants, inLanes, count), begin, end);
        return figures.count("lost", expected - receiver.counts().distinct());
    }

    /** How many a second until the last one, how long that took, and how long half of them took. */
    private static void tell(Figures figures, String name, long[] instants, long begin, long end) {
        long[] arrived =
                Arrays.stream(instants).filter(instant -> instant != 0).sorted().toArray();
        boolean complete = arrived.length == instants.length && arrived.length > 0;
        double seconds = ((complete ? arrived[arrived.length - 1] : end) - begin) / 1e9;
        double half = arrived.length == 0 ? seconds : (arrived[arrived.length / 2] - begin) / 1e9;
        figures.with(name + "PerSecond", arrived.length / seconds)
                .with(name + "Seconds", seconds)
                .with(name + "HalfSeconds", half);
    }
}
