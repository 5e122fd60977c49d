package org.webhooks4j.benchmarks.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The process that started this one, and keeps its standard input open as long as it lives. */
public final class ParentProcess {

    private ParentProcess() {}

    /** Lets this process end with its parent, however that ends; what the parent says until then, line by line. */
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
            // as good as the end
        }
        Runtime.getRuntime().halt(1);
    }
}
