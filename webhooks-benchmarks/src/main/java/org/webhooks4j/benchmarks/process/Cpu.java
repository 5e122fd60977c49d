package org.webhooks4j.benchmarks.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** Reads processor time as Linux counts it, in hundredths of a second; on other systems as far as the JDK knows it. */
public final class Cpu {

    private static final Path PROC = Path.of("/proc");

    private static final int USER = 11;
    private static final int OWN = 2;
    private static final int WITH_ENDED_CHILDREN = 4;

    private Cpu() {}

    /**
     * Returns the time of this JVM without its just-in-time compilers, which a process no longer needs after a while.
     * The JVM must keep its compiler threads: {@code -XX:-UseDynamicNumberOfCompilerThreads}.
     */
    public static Duration ofThisProcess() {
        Duration all = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
        Path tasks = PROC.resolve("self/task");
        if (!Files.isDirectory(tasks)) {
            return all;
        }
        try (Stream<Path> threads = Files.list(tasks)) {
            return all.minus(threads.map(Cpu::ofCompiler).reduce(Duration.ZERO, Duration::plus));
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + tasks, e);
        }
    }

    /**
     * Returns the time of a process and of all processes that it started: its living children, and the ended ones,
     * which the system adds to their parent.
     */
    public static Duration ofFamily(long pid) {
        if (!Files.isDirectory(PROC)) {
            return ProcessHandle.of(pid).stream()
                    .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()))
                    .map(handle -> handle.info().totalCpuDuration().orElse(Duration.ZERO))
                    .reduce(Duration.ZERO, Duration::plus);
        }
        return ProcessHandle.of(pid).stream()
                .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()))
                .map(handle -> of(stat(PROC.resolve(Long.toString(handle.pid()))), WITH_ENDED_CHILDREN))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration ofCompiler(Path thread) {
        String stat = stat(thread);
        return stat.contains("(C1 Comp") || stat.contains("(C2 Comp") ? of(stat, OWN) : Duration.ZERO;
    }

    private static Duration of(String stat, int counters) {
        // The name in brackets may contain blanks.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
        long hundredths = 0;
        for (int i = USER; i < USER + counters && i < fields.length; i++) {
            hundredths += Long.parseLong(fields[i]);
        }
        return Duration.ofMillis(hundredths * 10);
    }

    /** Returns the statistics that the system has of a process or thread; nothing if it has ended. */
    private static String stat(Path directory) {
        try {
            return Files.readString(directory.resolve("stat"), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("No such process")) {
                return "";
            }
            throw new IllegalStateException("cannot read " + directory, e);
        }
    }
}
