package org.webhooks4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** The Java code of docs/testing.md compiles, and its test classes pass. */
class TestingPageTest {

    private static final Pattern BLOCK = Pattern.compile("(?s)```java\n(.*?)```");
    private static final Pattern CLASS = Pattern.compile("(?m)^(abstract )?class (\\w+)");

    /** The declarations that the statements of the page presuppose. */
    private static final String SURROUNDINGS = """
            import static java.time.Duration.*;
            import static org.assertj.core.api.Assertions.assertThat;
            import static org.webhooks4j.EventType.*;
            import static org.webhooks4j.testkit.DrivenClock.*;
            import java.time.Instant;
            import org.webhooks4j.*;
            import org.webhooks4j.admin.*;
            import org.webhooks4j.core.*;
            import org.webhooks4j.testkit.*;
            class $name {
                static class MyApplication {
                    static void configureWebhooks(WebhookEngineBuilder builder) {}
                }
                static void run(ScriptedReceiver receiver, TestEngine webhooks, Webhook webhook, Receipt receipt,
                        Instant instant, Object server, Object old) throws Exception {
                    $statements
                }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void theJavaOfThePageCompilesAndItsTestsPass() throws Exception {
        List<String> arguments = new ArrayList<>(
                List.of("-d", folder.toString(), "-proc:none", "-cp", System.getProperty("java.class.path")));
        List<String> tests = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(Files.readString(Path.of("..", "docs", "testing.md")));
        int statements = 0;
        while (blocks.find()) {
            String code = blocks.group(1);
            Matcher type = CLASS.matcher(code);
            if (type.find()) {
                arguments.add(write(type.group(2), code));
                if (type.group(1) == null) {
                    tests.add(type.group(2));
                }
            } else {
                String name = "Statements" + ++statements;
                arguments.add(write(name, SURROUNDINGS.replace("$name", name).replace("$statements", code)));
            }
        }
        assertThat(tests).hasSize(3);
        assertThat(statements).isGreaterThan(3);

        assertThat(ToolProvider.findFirst("javac")
                        .orElseThrow()
                        .run(System.out, System.err, arguments.toArray(String[]::new)))
                .isZero();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            for (String test : tests) {
                Events events = EngineTestKit.engine("junit-jupiter")
                        .selectors(selectClass(loader.loadClass(test)))
                        .execute()
                        .testEvents();
                assertThat(events.succeeded().count()).as(test).isPositive();
                events.assertStatistics(statistics -> statistics.failed(0).aborted(0));
            }
        }
    }

    private String write(String name, String code) throws IOException {
        File file = folder.resolve(name + ".java").toFile();
        Files.writeString(file.toPath(), code);
        return file.getPath();
    }
}
