package org.webhooks4j.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.webhooks4j.examples.cmdb.CmdbHost;

/** The example host in a process of its own. */
final class HostProcess implements AutoCloseable {

    /**
     * A host that ends within this time has finished what it had begun. Shortly after it, a host abandons requests in
     * flight.
     */
    private static final Duration TIME_TO_FINISH = Duration.ofSeconds(5);

    private final Process process;
    private final URI address;

    private HostProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    static HostProcess start(Path log, List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                CmdbHost.class.getName(),
                "--port",
                "0"));
        command.addAll(options);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        if (line == null) {
            process.destroyForcibly();
            throw new IOException("the host does not start; it says why in " + log);
        }
        return new HostProcess(process, URI.create(line.replaceFirst(".* serves (\\S+) .*", "$1")));
    }

    URI address() {
        return address;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /**
     * Sends SIGTERM and waits for the end, which a host reaches within ten seconds of its own time.
     *
     * @return whether the host had the time to finish what it had begun
     */
    boolean terminate() throws InterruptedException {
        long start = System.nanoTime();
        process.destroy();
        assertThat(process.waitFor(Poll.LONG.toSeconds(), TimeUnit.SECONDS))
                .as("the host ends")
                .isTrue();
        return System.nanoTime() - start < TIME_TO_FINISH.toNanos();
    }

    void freeze() throws IOException, InterruptedException {
        Signals.send("STOP", process.pid());
    }

    void thaw() throws IOException, InterruptedException {
        Signals.send("CONT", process.pid());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
