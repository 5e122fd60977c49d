package org.webhooks4j.benchmarks.micro;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.webhooks4j.Event;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.core.internal.emit.EventReader;

/** Reads objects of a host into a tree, and compares two of them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ReadingBenchmark {

    private final EventReader reader = SampleParts.reader();

    /** Reads one object. */
    @Benchmark
    public Event describe() {
        return reader.read(ObjectEvent.created(SampleParts.AFTER).as("item", "srv-1"));
    }

    /** Compares two objects with four fields that differ. */
    @Benchmark
    public Event describeAndCompare() {
        return reader.read(
                ObjectEvent.updated(SampleParts.BEFORE, SampleParts.AFTER).as("item", "srv-1"));
    }
}
