package org.webhooks4j.testkit;

import java.time.Clock;
import org.webhooks4j.core.internal.memory.InMemoryStore;

/**
 * The variants of a scenario, all with the same assertions: which thread delivers, in process or over loopback, and
 * whose clock the store uses.
 */
enum ScenarioVariant {
    IN_PROCESS(false, false, false),
    IN_PROCESS_IN_BACKGROUND(false, true, false),
    ON_LOOPBACK(true, false, false),
    ON_LOOPBACK_IN_BACKGROUND(true, true, false),
    /** The store uses a clock that nobody drives, as a database does. */
    STORE_WITH_A_CLOCK_OF_ITS_OWN(false, false, true),
    STORE_WITH_A_CLOCK_OF_ITS_OWN_IN_BACKGROUND(false, true, true);

    private final boolean loopback;
    private final boolean background;
    private final boolean ownClock;

    ScenarioVariant(boolean loopback, boolean background, boolean ownClock) {
        this.loopback = loopback;
        this.background = background;
        this.ownClock = ownClock;
    }

    ScriptedReceiver receiver() {
        return loopback ? ScriptedReceiver.onLoopback() : new ScriptedReceiver();
    }

    TestEngineBuilder engine(ScriptedReceiver receiver) {
        TestEngineBuilder test = TestEngine.sendingTo(receiver);
        if (background) {
            test.inBackground();
        }
        if (ownClock) {
            test.store(new InMemoryStore(Clock.systemUTC()));
        }
        return test;
    }
}
