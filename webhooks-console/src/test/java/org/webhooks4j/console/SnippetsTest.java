package org.webhooks4j.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.By;
import org.webhooks4j.EventType;
import org.webhooks4j.SigningKey;
import org.webhooks4j.SigningKey.Algorithm;
import org.webhooks4j.Webhook;
import org.webhooks4j.core.internal.signing.StandardSigner;

/** The code that the page offers to receivers: run on requests as they are signed, by the languages themselves. */
class SnippetsTest extends PageTest {

    private static final byte[] BODY =
            "{\"type\":\"create\",\"data\":{\"name\":\"Gerät\"}}".getBytes(StandardCharsets.UTF_8);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> LANGUAGES = List.of("Java", "Python", "JavaScript", "Go", "C#", "PHP");

    /** Reads a request per line: the body in Base64, then headers, apart by tabulators. */
    private static final String PYTHON_MAIN = """
            import base64
            import sys
            from email.message import Message
            from webhook_signature import is_valid

            for line in open(sys.argv[1], encoding="utf-8"):
                body, *pairs = line.rstrip("\\n").split("\\t")
                headers = Message()
                for pair in pairs:
                    name, value = pair.split("=", 1)
                    headers[name] = value
                print(str(is_valid(headers, base64.b64decode(body))).lower())
            """;

    private static final String NODE_MAIN = """
            import {readFileSync} from 'node:fs';
            import {isValid} from './webhook-signature.mjs';

            for (const line of readFileSync(process.argv[2], 'utf8').trimEnd().split('\\n')) {
              const [body, ...pairs] = line.split('\\t');
              const headers = Object.fromEntries(pairs.map(pair => [
                pair.slice(0, pair.indexOf('=')).toLowerCase(), pair.slice(pair.indexOf('=') + 1)]));
              console.log(isValid(headers, Buffer.from(body, 'base64')));
            }
            """;

    private static final String JAVA_MAIN = """
            import java.nio.file.*;
            import java.util.*;

            class Main {
                public static void main(String[] args) throws Exception {
                    for (String line : Files.readAllLines(Path.of(args[0]))) {
                        String[] parts = line.split("\\t");
                        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
                        for (int i = 1; i < parts.length; i++) {
                            headers.put(parts[i].substring(0, parts[i].indexOf('=')), parts[i].substring(parts[i].indexOf('=') + 1));
                        }
                        System.out.println(WebhookSignature.isValid(headers::get, Base64.getDecoder().decode(parts[0])));
                    }
                }
            }
            """;

    /** Requests, and whether a receiver has to accept each. */
    private record Requests(List<String> lines, List<String> verdicts, String secret) {}

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void inJava(Algorithm algorithm) throws Exception {
        Requests requests = requests(algorithm);
        Files.writeString(folder.resolve("WebhookSignature.java"), snippet(algorithm, "Java"));
        Files.writeString(folder.resolve("Main.java"), JAVA_MAIN);
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-Xlint:all",
                        "-Werror",
                        "-proc:none",
                        folder.resolve("WebhookSignature.java").toString(),
                        folder.resolve("Main.java").toString());
        assertThat(result).isZero();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        assertThat(run(requests, java, "-cp", folder.toString(), "Main")).isEqualTo(requests.verdicts());
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void inPython(Algorithm algorithm) throws Exception {
        String python = interpreter("python3");
        if (algorithm == Algorithm.ED25519) {
            Process process = new ProcessBuilder(python, "-c", "import cryptography").start();
            process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assumeTrue(process.exitValue() == 0, "python3 has no module cryptography: its code for Ed25519 is not run");
        }
        Requests requests = requests(algorithm);
        Files.writeString(folder.resolve("webhook_signature.py"), snippet(algorithm, "Python"));
        Files.writeString(folder.resolve("main.py"), PYTHON_MAIN);
        assertThat(run(requests, python, folder.resolve("main.py").toString())).isEqualTo(requests.verdicts());
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void inJavaScript(Algorithm algorithm) throws Exception {
        String node = interpreter("node");
        Requests requests = requests(algorithm);
        Files.writeString(folder.resolve("webhook-signature.mjs"), snippet(algorithm, "JavaScript"));
        Files.writeString(folder.resolve("main.mjs"), NODE_MAIN);
        assertThat(run(requests, node, folder.resolve("main.mjs").toString())).isEqualTo(requests.verdicts());
    }

    /** Of languages that need not be on this machine, each has what the rules of signatures demand. */
    @Test
    void othersUseTheSameHeadersHashesAndLimitsAndCompareInConstantTime() {
        Map<Algorithm, List<String>> rules = new EnumMap<>(Algorithm.class);
        rules.put(
                Algorithm.HMAC_SHA256,
                List.of(
                        "webhook-id",
                        "webhook-timestamp",
                        "webhook-signature",
                        "whsec_",
                        "\\bv1,",
                        "(?i)sha256",
                        "300|5\\*time\\.Minute"));
        rules.put(
                Algorithm.ED25519,
                List.of(
                        "webhook-id",
                        "webhook-timestamp",
                        "webhook-signature",
                        "whpk_",
                        "\\bv1a,",
                        "(?i)ed25519|sodium",
                        "300|5\\*time\\.Minute"));
        rules.put(Algorithm.GITHUB, List.of("(?i)x-hub-signature-256", "sha256=", "(?i)sha256\\b"));
        rules.put(Algorithm.NETBOX, List.of("(?i)x-hook-signature", "(?i)sha512"));
        rules.forEach((algorithm, needed) -> {
            SigningKey key = SigningKey.generate(algorithm);
            Map<String, String> snippets = snippets(key);
            for (String language : LANGUAGES) {
                String code = Objects.requireNonNull(snippets.get(language));
                for (String rule : needed) {
                    assertThat(code).as(language + " " + algorithm).containsPattern(rule);
                }
                assertThat(code)
                        .as(language + " " + algorithm)
                        .containsPattern(
                                algorithm == Algorithm.ED25519
                                        ? "(?i)verify"
                                        : "isEqual|compare_digest|timingSafeEqual|hmac\\.Equal|FixedTimeEquals|hash_equals")
                        .contains(algorithm == Algorithm.ED25519 ? String.valueOf(key.publicKey()) : "WEBHOOK_SECRET")
                        .doesNotContain(key.reveal());
            }
        });
    }

    private String snippet(Algorithm algorithm, String language) {
        return Objects.requireNonNull(
                snippets(Objects.requireNonNull(KEYS.get(algorithm))).get(language));
    }

    private static final Map<Algorithm, SigningKey> KEYS = new EnumMap<>(Algorithm.class);

    static {
        for (Algorithm algorithm : Algorithm.values()) {
            KEYS.put(algorithm, SigningKey.generate(algorithm));
        }
    }

    /** What the page offers for a webhook with this key. */
    private Map<String, String> snippets(SigningKey key) {
        String id = admin.webhooks()
                .create(Webhook.to("https://audit.example.com/")
                        .on(EventType.CREATE)
                        .signedWith(key)
                        .build())
                .id();
        browser.open(server.url("/#/webhooks/" + id + "/connect"));
        Map<String, String> snippets = new LinkedHashMap<>();
        for (String language : LANGUAGES) {
            browser.click(language);
            snippets.put(
                    language,
                    String.valueOf(browser.find(By.cssSelector("pre.code")).getDomProperty("textContent")));
        }
        return snippets;
    }

    /** Genuine requests, and others that are not. */
    private static Requests requests(Algorithm algorithm) {
        SigningKey key = Objects.requireNonNull(KEYS.get(algorithm));
        SigningKey other = SigningKey.generate(algorithm);
        boolean dated = algorithm == Algorithm.HMAC_SHA256 || algorithm == Algorithm.ED25519;
        Instant now = Clock.systemUTC().instant();
        List<String> lines = new ArrayList<>();
        List<String> verdicts = new ArrayList<>();
        byte[] changed = BODY.clone();
        changed[changed.length - 3]++;

        add(lines, verdicts, signed(now, key), BODY, true);
        add(lines, verdicts, signed(now, key), changed, false);
        add(lines, verdicts, signed(now, other), BODY, false);
        add(lines, verdicts, Map.of(), BODY, false);
        add(lines, verdicts, signed(now.minusSeconds(600), key), BODY, !dated);
        add(lines, verdicts, signed(now.plusSeconds(600), key), BODY, !dated);
        if (dated) {
            add(lines, verdicts, signed(now, other, key), BODY, true);
            Map<String, String> otherId = new LinkedHashMap<>(signed(now, key));
            otherId.put("webhook-id", "msg_other");
            add(lines, verdicts, otherId, BODY, false);
            Map<String, String> garbage = new LinkedHashMap<>(signed(now, key));
            garbage.replaceAll((name, value) -> name.equals("webhook-signature") ? "v1,é v1a,%%% v2" : value);
            add(lines, verdicts, garbage, BODY, false);
        }
        String secret = key.reveal().replaceFirst("^(github|netbox):", "");
        return new Requests(lines, verdicts, algorithm == Algorithm.ED25519 ? "" : secret);
    }

    private static Map<String, String> signed(Instant at, SigningKey... keys) {
        Webhook webhook = Webhook.to("https://audit.example.com/")
                .on(EventType.CREATE)
                .signedWith(Arrays.asList(keys))
                .build();
        Map<String, String> headers = new LinkedHashMap<>(new StandardSigner().sign(webhook, "msg_1_2", at, BODY));
        headers.put("webhook-id", "msg_1_2");
        headers.put("webhook-timestamp", String.valueOf(at.getEpochSecond()));
        return headers;
    }

    private static void add(
            List<String> lines, List<String> verdicts, Map<String, String> headers, byte[] body, boolean genuine) {
        StringBuilder line = new StringBuilder(Base64.getEncoder().encodeToString(body));
        headers.forEach(
                (name, value) -> line.append('\t').append(name).append('=').append(value));
        lines.add(line.toString());
        verdicts.add(String.valueOf(genuine));
    }

    private List<String> run(Requests requests, String... command) throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("requests"), requests.lines());
        Path out = folder.resolve("out");
        List<String> all = new ArrayList<>(List.of(command));
        all.add(file.toString());
        ProcessBuilder builder = new ProcessBuilder(all)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().put("WEBHOOK_SECRET", requests.secret());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readAllLines(out);
    }

    /** The interpreter of this machine; without one, the test is skipped. */
    private static String interpreter(String name) {
        Optional<File> found = Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(path -> new File(path, name))
                .filter(File::canExecute)
                .findFirst();
        assumeTrue(found.isPresent(), "no " + name + " on the PATH: its code is not run");
        return found.orElseThrow().getPath();
    }
}
