package org.webhooks4j.benchmarks.scenario;

import java.sql.SQLException;
import org.webhooks4j.benchmarks.contestant.Contestant;
import org.webhooks4j.benchmarks.contestant.MeasurementSetting;
import org.webhooks4j.benchmarks.process.ReceiverControl;

/** A scenario to measure. */
@FunctionalInterface
interface Scenario {

    /** Measures a contestant that is prepared and has delivered nothing yet. */
    Figures measure(Contestant contestant, MeasurementSetting setting, ReceiverControl receiver)
            throws SQLException, InterruptedException;
}
