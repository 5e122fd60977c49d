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

/** Shows what applications leave behind in the JVM that runs them. */
final class Jvm {

    /** The threads of the receiver, and one of a driver, which ends when the driver is collected. */
    private static final Pattern OTHERS = Pattern.compile("pool-.*|Cleaner-.*|HTTP-Dispatcher");

    private Jvm() {}

    /** Returns the ids of all threads; the threads themselves would keep class loaders reachable. */
    static Set<Long> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getId).collect(Collectors.toSet());
    }

    /** Returns the names of the threads that have started since, except those of the server. */
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

    /** Waits for a condition that takes a moment. */
    static void until(String what, BooleanSupplier condition, Supplier<?> state) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("%s; is: %s", what, state.get()).isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
