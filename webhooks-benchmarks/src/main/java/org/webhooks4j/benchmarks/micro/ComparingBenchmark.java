package org.webhooks4j.benchmarks.micro;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.webhooks4j.Change;
import org.webhooks4j.core.internal.json.TreeDiff;

/** Compares two lists of 10,000 elements, some or all of which differ. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ComparingBenchmark {

    private static final int ELEMENTS = 10_000;

    /** The number of elements that differ in the second list. */
    @Param({"10", "10000"})
    public int changes;

    private Map<String, @Nullable Object> objectsBefore = Map.of();
    private Map<String, @Nullable Object> objectsAfter = Map.of();
    private Map<String, @Nullable Object> repeatedBefore = Map.of();
    private Map<String, @Nullable Object> repeatedAfter = Map.of();

    /** Creates the lists: distinct objects without ids, and words that occur a hundred times each. */
    @Setup
    public void makeLists() {
        objectsBefore = list(i -> Map.of("name", "eth" + i, "speed", 1_000));
        objectsAfter = list(i -> Map.of("name", (isOther(i) ? "bond" : "eth") + i, "speed", 1_000));
        Random random = new Random(7);
        int[] words = random.ints(ELEMENTS, 0, ELEMENTS / 100).toArray();
        int[] others = random.ints(ELEMENTS, 0, ELEMENTS / 100).toArray();
        repeatedBefore = list(i -> "tag" + words[i]);
        repeatedAfter = list(i -> "tag" + (isOther(i) ? others[i] : words[i]));
    }

    private boolean isOther(int index) {
        return index % (ELEMENTS / changes) == 0;
    }

    private static Map<String, @Nullable Object> list(IntFunction<Object> element) {
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < ELEMENTS; i++) {
            elements.add(element.apply(i));
        }
        return Map.of("elements", elements);
    }

    /** Compares lists without repeated elements. */
    @Benchmark
    public List<Change> compareObjects() {
        return TreeDiff.between(objectsBefore, objectsAfter);
    }

    /** Compares lists in which each element occurs about a hundred times, so that many alignments are possible. */
    @Benchmark
    public List<Change> compareRepeated() {
        return TreeDiff.between(repeatedBefore, repeatedAfter);
    }
}
