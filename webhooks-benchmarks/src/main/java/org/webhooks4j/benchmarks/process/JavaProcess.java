package org.webhooks4j.benchmarks.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Another JVM with this one's class path. It is killed when it is closed, or takes too long. */
public final class JavaProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private JavaProcess(Process process) {
        this.process = process;
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

    /** Kills it if it is not over by then. */
    @SuppressWarnings("FutureReturnValueIgnored") // killing a process that is over does nothing
    public JavaProcess within(Duration limit) {
        process.onExit().orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS).whenComplete((exited, late) -> {
            if (late != null) {
                process.destroyForcibly();
            }
        });
        return this;
    }

    /** The next line it prints; null at its end. */
    public @Nullable String line() throws IOException {
        return output.readLine();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
