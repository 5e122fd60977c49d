package org.webhooks4j.benchmarks.process;

/** The flags of measured JVMs. All other settings, except the heap, are Java's defaults. */
public final class JvmFlags {

    /**
     * Keeps the number of compiler threads constant. Otherwise the processor time of ended compiler threads would count
     * as that of the measured code.
     */
    public static final String MEASURABLE_COMPILERS = "-XX:-UseDynamicNumberOfCompilerThreads";

    /**
     * Before Java 25, java.net.http starts a thread for each asynchronous request if the common pool has one thread,
     * which is the default on two processors.
     */
    public static final String COMMON_POOL_OF_TWO = "-Djava.util.concurrent.ForkJoinPool.common.parallelism=2";

    private JvmFlags() {}
}
