package org.webhooks4j.benchmarks.scenario;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Predicate;
import org.webhooks4j.benchmarks.contestant.Contestant;
import org.webhooks4j.benchmarks.contestant.MeasurementSetting;
import org.webhooks4j.benchmarks.process.ReceiverControl;
import org.webhooks4j.benchmarks.process.ReceiverCounts;

/**
 * Long lanes, and others of the same webhooks behind them. Options {@code inLanes} (how many of the first events are of
 * {@code lanes} objects), {@code others} (how many, each of an object of its own or of {@code otherLanes} objects, were
 * stored after them), {@code webhooks} (each gets all; all are of the {@code ordering} LATEST, or none is),
 * {@code until} (others: the end of the lanes is not waited for), {@code seconds} (at most). An event counts when all
 * webhooks have it. Of a lane of LATEST only the last event is waited for.
 */
final class Lanes implements Scenario {

    @Override
    public Figures measure(Contestant contestant, MeasurementSetting setting, ReceiverControl receiver)
            throws SQLException {
        int inLanes = setting.number("inLanes", 0);
        int count = inLanes + setting.number("others", 0);
        int webhooks = setting.number("webhooks", 1);
        boolean[] awaited = awaited(setting, inLanes, count);
        long least = 0;
        for (boolean is : awaited) {
            least += is ? webhooks : 0;
        }
        long enough = least;
        Predicate<ReceiverCounts> complete =
                counts -> counts.distinct() >= enough && missing(awaited, receiver.instants(count, webhooks)) == 0;
        QueueFiller.fill(contestant, 0, count);
        long begin = System.nanoTime();
        contestant.start();
        ReceiverCounts all = receiver.await(complete, Duration.ofSeconds(setting.number("seconds", 60)));
        long end = System.nanoTime();
        long[] instants = receiver.instants(count, webhooks);
        contestant.stop();
        Figures figures = new Figures().with("perSecond", all.distinct() * 1e9 / (end - begin));
        tell(figures, "lane", Arrays.copyOfRange(instants, 0, inLanes), begin, end);
        tell(figures, "others", Arrays.copyOfRange(instants, inLanes, count), begin, end);
        return figures.count("lost", missing(awaited, instants));
    }

    private static boolean[] awaited(MeasurementSetting setting, int inLanes, int count) {
        boolean[] awaited = new boolean[count];
        Arrays.fill(awaited, true);
        if (setting.text("until", "all").equals("others")) {
            Arrays.fill(awaited, 0, inLanes, false);
        } else if (setting.text("ordering", "").contains("LATEST")) {
            Arrays.fill(awaited, 0, inLanes, false);
            int lanes = setting.number("lanes", 1);
            for (int lane = 1; inLanes > 0 && lane <= lanes; lane++) {
                awaited[(int) (((long) lane * inLanes - 1) / lanes)] = true;
            }
        }
        return awaited;
    }

    private static long missing(boolean[] awaited, long[] instants) {
        long missing = 0;
        for (int i = 0; i < awaited.length; i++) {
            missing += awaited[i] && instants[i] == 0 ? 1 : 0;
        }
        return missing;
    }

    /** How many came, how many a second until the last one, how long that took, and how long half of them took. */
    private static void tell(Figures figures, String name, long[] instants, long begin, long end) {
        long[] arrived =
                Arrays.stream(instants).filter(instant -> instant != 0).sorted().toArray();
        boolean complete = arrived.length == instants.length && arrived.length > 0;
        double seconds = ((complete ? arrived[arrived.length - 1] : end) - begin) / 1e9;
        double half = arrived.length == 0 ? seconds : (arrived[arrived.length / 2] - begin) / 1e9;
        figures.count(name + "Requests", arrived.length)
                .with(name + "PerSecond", arrived.length / seconds)
                .with(name + "Seconds", seconds)
                .with(name + "HalfSeconds", half);
    }
}
