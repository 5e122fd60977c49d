package org.webhooks4j.examples.faults;

import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(value = OS.LINUX, disabledReason = "kill and the database servers of this build are Linux's")
class MariaDbFaultsTest extends CrashTests {

    MariaDbFaultsTest(@TempDir Path folder) throws Exception {
        super(new MariaDbFaultDatabase(folder), folder);
    }
}
