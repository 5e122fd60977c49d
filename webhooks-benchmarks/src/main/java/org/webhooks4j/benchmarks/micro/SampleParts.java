package org.webhooks4j.benchmarks.micro;

import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.webhooks4j.benchmarks.contestant.SampleObject;
import org.webhooks4j.core.internal.emit.EventReader;
import org.webhooks4j.core.internal.id.EventIds;
import org.webhooks4j.core.internal.json.JacksonJsonCodec;
import org.webhooks4j.core.internal.json.ObjectReader;
import org.webhooks4j.spi.JsonCodec;

/** An object with about 1 KiB of JSON, and the parts that read it. */
final class SampleParts {

    static final JsonCodec CODEC = new JacksonJsonCodec();

    static final SampleObject BEFORE = SampleObject.of(1, 1_000);
    static final SampleObject AFTER =
            new SampleObject(BEFORE.id(), 2, "web-2", "retired", List.of("linux", "spare"), BEFORE.notes());

    private SampleParts() {}

    static EventReader reader() {
        return new EventReader(
                new ObjectReader(CODEC, List.of()), new EventIds(Clock.systemUTC(), new Random(1)), Clock.systemUTC());
    }
}
