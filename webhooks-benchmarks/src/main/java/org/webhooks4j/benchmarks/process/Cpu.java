package org.webhooks4j.benchmarks.process;

import java.time.Duration;
import java.util.stream.Stream;

/** Processor time that a process and all it ever started used, as Linux counts it. */
public final class Cpu {

    private Cpu() {}

    /** Of this JVM. */
    public static Duration ofThisProcess() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /**
     * Of a process and its living children. A child that ended in between is missed, so connections must stay open over
     * a measurement, as a pool keeps them.
     */
    public static Duration ofFamily(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()))
                .map(handle -> handle.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
