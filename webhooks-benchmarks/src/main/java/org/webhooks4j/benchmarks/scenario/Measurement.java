package org.webhooks4j.benchmarks.scenario;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import org.webhooks4j.benchmarks.contestant.Contestant;
import org.webhooks4j.benchmarks.contestant.Contestants;
import org.webhooks4j.benchmarks.contestant.MeasurementSetting;
import org.webhooks4j.benchmarks.process.ParentProcess;
import org.webhooks4j.benchmarks.process.ReceiverControl;

/**
 * Runs measurements in its own process, one after another, until standard input ends. Each line names one:
 * {@code scenario contestant databaseUrl receiverPort databasePid [option=value …]}, separated by tabs. Prints the
 * figures of each.
 */
public final class Measurement {

    /** The beginning of the line with the set-up of the contestant. */
    public static final String DESCRIPTION = "CONTESTANT ";

    /** The line that ends a measurement, after everything is closed. */
    public static final String END = "END";

    private Measurement() {}

    /** Runs the measurements. */
    public static void main(String[] arguments) {
        BlockingQueue<String> orders = ParentProcess.endWithIt();
        try {
            while (true) {
                measure(orders.take().split("\t", -1));
            }
        } catch (SQLException | InterruptedException | RuntimeException e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1); // whatever threads a contestant leaves behind
        }
    }

    private static void measure(String[] arguments) throws SQLException, InterruptedException {
        Map<String, String> options = new HashMap<>();
        for (int i = 5; i < arguments.length; i++) {
            int equals = arguments[i].indexOf('=');
            options.put(arguments[i].substring(0, equals), arguments[i].substring(equals + 1));
        }
        MeasurementSetting setting = new MeasurementSetting(
                arguments[2], Integer.parseInt(arguments[3]), Long.parseLong(arguments[4]), Map.copyOf(options));
        ReceiverControl receiver = new ReceiverControl(setting.receiverPort());
        receiver.reset();
        try (Contestant contestant = Contestants.of(arguments[1], setting)) {
            contestant.prepare();
            System.out.println(DESCRIPTION + contestant.description());
            System.out.println(scenario(arguments[0])
                    .measure(contestant, setting, receiver)
                    .toLine());
        }
        System.out.println(END);
    }

    private static Scenario scenario(String name) {
        return switch (name) {
            case "drain" -> new Drain();
            case "backlog" -> new Backlog();
            case "host-transaction" -> new HostTransaction();
            case "sustained" -> new Sustained();
            case "latency" -> new Latency();
            case "memory" -> new Memory();
            case "lanes" -> new Lanes();
            case "polls" -> new PollCost();
            default -> throw new IllegalArgumentException("there is no scenario '" + name + "'");
        };
    }
}
