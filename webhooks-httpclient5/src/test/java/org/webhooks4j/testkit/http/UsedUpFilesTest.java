package org.webhooks4j.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhooks4j.core.AddressRules;
import org.webhooks4j.core.JdkHttpTransport;
import org.webhooks4j.httpclient5.HttpClient5Transport;
import org.webhooks4j.spi.HttpTransport;
import org.webhooks4j.spi.TransportRequest;

/** A process that has no file left for another connection does not hold that against receivers. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no limit to set")
class UsedUpFilesTest {

    private static final int FILES = 400;

    /** More servers than connections can be closing at a time. */
    private static final int OTHERS = 10;

    @ParameterizedTest
    @ValueSource(strings = {"jdk", "httpclient5"})
    void itIsTheSendersFaultAndOverWhenThereAreFilesAgain(String transport) throws Exception {
        List<String> command = List.of(
                "sh",
                "-c",
                "ulimit -n " + FILES + " && exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Caller.class.getName(),
                transport);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(output.strip()).isEqualTo("200 CONNECTION_LOST SENDER_FAILURE 200");
        } finally {
            process.destroyForcibly();
        }
    }

    static final class Caller {

        private Caller() {}

        public static void main(String[] arguments) throws Exception {
            AddressRules rules = AddressRules.standard().allow("127.0.0.1");
            HttpTransport transport = arguments[0].equals("jdk")
                    ? JdkHttpTransport.builder().addressPolicy(rules).build()
                    : HttpClient5Transport.builder().addressPolicy(rules).build();
            List<HostileServer> others = new ArrayList<>();
            for (int i = 0; i < OTHERS; i++) {
                others.add(HostileServer.start(TransportTests::answerAll));
            }
            try (HostileServer first = HostileServer.start(TransportTests::answerAll);
                    HostileServer silent = HostileServer.start(RawConnection::close)) {
                // Classes that are used for the first time need a file, too.
                String before = ended(transport, first.port()) + " " + ended(transport, silent.port());
                List<InputStream> files = new ArrayList<>();
                String meanwhile = "200";
                int port = 0;
                // A connection that is still being closed gives its file back, and one more request succeeds.
                for (int i = 0; i < OTHERS && meanwhile.equals("200"); i++) {
                    files.addAll(allFiles());
                    port = others.get(i).port();
                    meanwhile = ended(transport, port);
                }
                for (InputStream file : files) {
                    file.close();
                }
                System.out.println(before + " " + meanwhile + " " + ended(transport, port));
            }
            for (HostileServer other : others) {
                other.close();
            }
            ((AutoCloseable) transport).close();
        }

        @SuppressWarnings("InputStreamSlowMultibyteRead") // Nothing is read.
        private static List<InputStream> allFiles() {
            List<InputStream> files = new ArrayList<>();
            File some = new File(System.getProperty("java.home"), "release");
            try {
                while (files.size() < FILES) {
                    files.add(new FileInputStream(some));
                }
            } catch (IOException e) {
                return files;
            }
            throw new IllegalStateException("there is no limit of files");
        }

        private static String ended(HttpTransport transport, int port) throws Exception {
            try {
                return String.valueOf(transport
                        .send(new TransportRequest(
                                URI.create("http://127.0.0.1:" + port + "/"),
                                Map.of(),
                                new byte[0],
                                Duration.ofSeconds(20)))
                        .get(30, TimeUnit.SECONDS)
                        .statusCode());
            } catch (ExecutionException e) {
                return TransportTests.failure(e).outcome().name();
            }
        }
    }
}
