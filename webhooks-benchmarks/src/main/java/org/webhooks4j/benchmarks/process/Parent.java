package org.webhooks4j.benchmarks.process;

import java.io.IOException;

/** The process that started this one, and keeps its standard input open as long as it lives. */
public final class Parent {

    private Parent() {}

    /** Lets this process end with its parent, however that ends. */
    public static void endWithIt() {
        Thread watch = new Thread(Parent::watch, "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static void watch() {
        try {
            while (System.in.read() >= 0) {
                // nothing is ever said; the end of the stream is the message
            }
        } catch (IOException e) {
            // as good as the end
        }
        Runtime.getRuntime().halt(1);
    }
}
