package org.webhooks4j.benchmarks.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The process that started this one. It keeps the standard input of this process open as long as it lives. */
public final class ParentProcess {

    private ParentProcess() {}

    /** Reads lines from the parent until the parent ends, for whatever reason; then ends this process. */
    public static BlockingQueue<String> endWithIt() {
        BlockingQueue<String> said = new LinkedBlockingQueue<>();
        Thread watch = new Thread(() -> listen(said), "parent-watch");
        watch.setDaemon(true);
        watch.start();
        return said;
    }

    private static void listen(BlockingQueue<String> said) {
        try {
            BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                said.add(line);
            }
        } catch (IOException e) {
            // The parent has ended.
        }
        Runtime.getRuntime().halt(1);
    }
}
