package org.webhooks4j.examples.faults;

import java.nio.file.Path;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledIfSystemProperty(named = "faults.rounds", matches = "0", disabledReason = "faults.rounds is 0")
@EnabledOnOs(value = OS.LINUX, disabledReason = "kill and the database servers of this build are Linux's")
class MariaDbFaultsTest extends CrashTests {

    MariaDbFaultsTest(@TempDir Path folder) throws Exception {
        super(new MariaDbFaultDatabase(folder), folder);
    }
}
