package org.webhooks4j.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.webhooks4j.console.TestConsole.Answer;

/** What the pages weigh, and how often a browser asks before it shows them. */
class WeightTest {

    private static final Map<String, String> PACKED = Map.of("Accept-Encoding", "gzip, deflate, br");
    private static final Pattern FILE = Pattern.compile("(?:src|href)=\"(assets-[0-9a-f]+/([^\"]+))\"");
    private static final Pattern IMPORT = Pattern.compile("from '\\./([^']+)'");
    private static final int MAX_PACKED_BYTES = 84_000;

    private final TestConsole console = new TestConsole();

    @Test
    void allFilesTogetherAreSmallWhenPacked() throws IOException {
        int sum = 0;
        Matcher files = FILE.matcher(console.get("/").text());
        while (files.find()) {
            Answer answer = console.send("GET", "/" + files.group(1), null, PACKED);
            sum += answer.bytes().length;
            if ("gzip".equals(answer.header("Content-Encoding"))) {
                try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(answer.bytes()))) {
                    assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                            .isEqualTo(console.get("/" + files.group(2)).text());
                }
                assertThat(answer.header("Vary")).isEqualTo("Accept-Encoding");
            }
        }
        assertThat(sum).isBetween(1, MAX_PACKED_BYTES);
        assertThat(console.send("GET", "/app.js", null, PACKED).header("Content-Encoding"))
                .isEqualTo("gzip");
        assertThat(console.send("GET", "/app.js", null, Map.of("Accept-Encoding", "gzip;q=0"))
                        .header("Content-Encoding"))
                .isNull();
    }

    @Test
    void listsOfTheApiArePackedButAnswersToChangesAreNot() {
        for (int i = 0; i < 20; i++) {
            Answer created = console.send("POST", "/api/webhooks", TestConsole.CREATE_BODY.replace('\'', '"'), PACKED);
            assertThat(created.status()).isEqualTo(201);
            assertThat(created.header("Content-Encoding")).isNull();
        }
        assertThat(console.send("GET", "/api/webhooks", null, PACKED).header("Content-Encoding"))
                .isEqualTo("gzip");
    }

    @Test
    void filesAreKeptForEverUnderNamesThatChangeWithThem() {
        String app = file("app.js");
        assertThat(console.get("/" + app).header("Cache-Control")).contains("immutable", "max-age=31536000");
        assertThat(console.get("/").header("Cache-Control")).isEqualTo("no-cache");
        Answer older = console.get("/assets-000000/app.js");
        assertThat(older.status()).isEqualTo(200);
        assertThat(older.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(console.get("/assets-000000/index.html").status()).isEqualTo(404);
        assertThat(console.get("/assets-000000/../app.js").status()).isEqualTo(404);
    }

    @Test
    void thePageNamesEveryModuleSoThatNoneIsFoundLater() {
        Set<String> named = new TreeSet<>();
        Matcher files = FILE.matcher(console.get("/").text());
        while (files.find()) {
            named.add(files.group(2));
        }
        Set<String> needed = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(Set.of("app.js"));
        while (!open.isEmpty()) {
            String module = open.pop();
            if (needed.add(module)) {
                Matcher imports = IMPORT.matcher(console.get("/" + module).text());
                while (imports.find()) {
                    open.push(imports.group(1));
                }
            }
        }
        assertThat(needed).hasSizeGreaterThan(20).contains("dom.js", "patch.js", "answer.js");
        assertThat(named).containsAll(needed);
    }

    private String file(String name) {
        Matcher files = FILE.matcher(console.get("/").text());
        while (files.find()) {
            if (files.group(2).equals(name)) {
                return files.group(1);
            }
        }
        throw new AssertionError("the page does not name " + name);
    }
}
