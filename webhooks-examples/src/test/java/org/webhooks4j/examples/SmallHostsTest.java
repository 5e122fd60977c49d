package org.webhooks4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs the small hosts that the README shows. */
class SmallHostsTest {

    @Test
    void aHostWithoutADatabase() throws Exception {
        assertThat(linesOf(InMemoryHost::main))
                .singleElement()
                .asString()
                .startsWith("/servers (verified)")
                .contains("\"type\":\"create\"", "\"object\":{\"id\":\"srv-1\",\"name\":\"web-01\"}");
    }

    @Test
    void aHostWithTransactionsOfItsOwn() throws Exception {
        List<String> lines = linesOf(JdbcHost::main);

        assertThat(lines).hasSize(2).allMatch(line -> line.startsWith("/servers (verified)"));
        assertThat(lines.get(0)).contains("\"type\":\"create\"", "\"actor\":\"alice\"");
        assertThat(lines.get(1)).contains("{\"path\":\"name\",\"before\":\"web-01\",\"after\":\"web-02\"}");
        assertThat(lines).noneMatch(line -> line.contains("never-sent"));
    }

    @Test
    void aHostWithATableOfWebhooks() throws Exception {
        assertThat(linesOf(OwnTableHost::main))
                .singleElement()
                .asString()
                .startsWith("/audit (verified)")
                .contains("\"type\":\"delete\"");
    }

    @Test
    void aHostThatChangesObjectsInPlace() throws Exception {
        assertThat(linesOf(MutableEntityHost::main))
                .singleElement()
                .asString()
                .startsWith("/servers (verified)")
                .contains("\"changes\":[{\"path\":\"status\",\"before\":\"in_stock\",\"after\":\"active\"}]")
                .doesNotContain("changed later");
    }

    @Test
    void aHostWithEventTypesOfItsOwn() throws Exception {
        List<String> lines = linesOf(CustomEventHost::main);

        assertThat(lines).hasSize(2).allMatch(line -> line.startsWith("/lifecycle (verified)"));
        assertThat(lines.get(0)).contains("\"type\":\"commissioned\"", "\"objectId\":\"SN-4711\"");
        assertThat(lines.get(1)).contains("\"type\":\"retired\"");
        assertThat(lines).noneMatch(line -> line.contains("horse"));
    }

    @Test
    void aHostThatWritesAnObjectInSeveralSteps() throws Exception {
        assertThat(linesOf(UnitOfWorkHost::main))
                .singleElement()
                .asString()
                .startsWith("/servers (verified)")
                .contains("\"type\":\"create\"", "\"name\":\"web-01\"")
                .doesNotContain("new server");
    }

    private interface Main {

        void run(String[] arguments) throws Exception;
    }

    private static List<String> linesOf(Main main) throws Exception {
        PrintStream original = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            main.run(new String[0]);
        } finally {
            System.setOut(original);
        }
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
