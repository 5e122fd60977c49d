package org.webhooks4j.benchmarks.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Another JVM with this one's class path. It is killed when it is closed, or when it exceeds its time limit. */
public final class JavaProcess implements AutoCloseable {

    private final Process process;
    private final Writer input;
    private final BufferedReader output;

    private JavaProcess(Process process) {
        this.process = process;
        this.input = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts a main class. */
    public static JavaProcess start(Class<?> main, List<String> options, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return new JavaProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Kills the process unless the returned future is completed in time. */
    @SuppressWarnings("FutureReturnValueIgnored") // killing a process that is over does nothing
    public CompletableFuture<Void> within(Duration limit) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        over.orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS).whenComplete((done, late) -> {
            if (late != null) {
                process.destroyForcibly();
            }
        });
        return over;
    }

    /** Writes a line to its standard input. */
    public void say(String line) throws IOException {
        input.write(line + "\n");
        input.flush();
    }

    /** Returns the next line that it prints; null at its end. */
    public @Nullable String line() throws IOException {
        return output.readLine();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
