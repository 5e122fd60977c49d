package org.webhooks4j.examples.loaders;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What applications may leave behind in the JVM that runs them. */
final class Jvm {

    /** The receiver's, and one of a driver's that ends when the driver is collected. */
    private static final Pattern OTHERS = Pattern.compile("pool-.*|Cleaner-.*|HTTP-Dispatcher");

    private Jvm() {}

    /** The ids of the threads there are: the threads themselves would keep loaders. */
    static Set<Long> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getId).collect(Collectors.toSet());
    }

    /** The names of the threads that have begun since, other than the server's. */
    static List<String> newThreads(Set<Long> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread.getId()))
                .map(Thread::getName)
                .filter(name -> !OTHERS.matcher(name).matches())
                .toList();
    }

    static long openFiles() {
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
    }

    /** Waits for what needs a moment. */
    static void until(String what, BooleanSupplier condition, Supplier<?> state) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("%s; is: %s", what, state.get()).isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
