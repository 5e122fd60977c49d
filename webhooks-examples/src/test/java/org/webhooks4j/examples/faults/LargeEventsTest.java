package org.webhooks4j.examples.faults;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests events of the maximum size, many times more than fit into memory, on H2 in the same process. */
class LargeEventsTest {

    @TempDir
    private Path folder;

    @Test
    void manyLargeEventsAreSentWithLittleMemory() throws Exception {
        try (LargeEvents events = new LargeEvents()) {
            events.areSent(260, "128m", "jdbc:h2:file:" + folder.resolve("large"), "sa", folder.resolve("large.log"));
        }
    }
}
