package org.webhooks4j.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Sends signals to processes, as an operator does. */
final class Signals {

    private Signals() {}

    static void send(String signal, long pid) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                .redirectErrorStream(true)
                .start();
        assertThat(kill.waitFor(10, TimeUnit.SECONDS)).as("kill").isTrue();
        assertThat(kill.exitValue()).as("kill -%s %s", signal, pid).isZero();
    }

    static void awaitEnd(long pid) {
        Poll.until(
                "the end of process " + pid,
                Poll.LONG,
                () -> ProcessHandle.of(pid).map(process -> !process.isAlive()).orElse(true));
    }
}
