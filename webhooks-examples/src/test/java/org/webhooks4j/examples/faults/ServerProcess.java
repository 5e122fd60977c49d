package org.webhooks4j.examples.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A running database server, which can be killed and restarted with its original command. */
final class ServerProcess {

    private final List<String> command = new ArrayList<>();
    private final long pid;

    ServerProcess(long pid) {
        this.pid = pid;
        ProcessHandle.Info info = ProcessHandle.of(pid).orElseThrow().info();
        command.add(info.command().orElseThrow());
        command.addAll(List.of(info.arguments().orElseThrow()));
    }

    void kill(String signal) throws IOException, InterruptedException {
        Signals.send(signal, pid);
        Signals.awaitEnd(pid);
    }

    Process startAgain(List<String> wrapper, Map<String, String> environment, Path output) throws IOException {
        List<String> wrapped = new ArrayList<>(wrapper);
        wrapped.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(wrapped)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().putAll(environment);
        return builder.start();
    }

    static void awaitAnswer(FaultDatabase database) {
        Poll.until(database.label() + " answers again", Poll.LONG, () -> database.count("SELECT 1") == 1);
    }
}
