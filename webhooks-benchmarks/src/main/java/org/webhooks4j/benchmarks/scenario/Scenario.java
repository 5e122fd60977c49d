package org.webhooks4j.benchmarks.scenario;

import java.sql.SQLException;
import org.webhooks4j.benchmarks.contestant.Contestant;
import org.webhooks4j.benchmarks.contestant.MeasurementSetting;
import org.webhooks4j.benchmarks.process.ReceiverControl;

/** One thing to measure. */
@FunctionalInterface
interface Scenario {

    /** Measures it with a contestant that is prepared and has delivered nothing yet. */
    Figures measure(Contestant contestant, MeasurementSetting setting, ReceiverControl receiver)
            throws SQLException, InterruptedException;
}
