package org.webhooks4j.benchmarks.process;

/** The flags of measured JVMs. Everything else but the heap is Java's default, as a user has it. */
public final class JvmFlags {

    /**
     * Keeps the number of compiler threads constant, because the processor time of those that came and went would count
     * as that of what is measured.
     */
    public static final String MEASURABLE_COMPILERS = "-XX:-UseDynamicNumberOfCompilerThreads";

    /**
     * With a common pool of one thread, which it has on two processors, java.net.http before Java 25 starts a thread
     * for each asynchronous request.
     */
    public static final String COMMON_POOL_OF_TWO = "-Djava.util.concurrent.ForkJoinPool.common.parallelism=2";

    private JvmFlags() {}
}
