package org.webhooks4j.console.internal.http;

import java.util.function.BiConsumer;
import org.webhooks4j.console.ConsoleResponse;

/** Copies a response's headers to a server. */
public final class ResponseHeaders {

    private ResponseHeaders() {}

    /** Copies the headers. Adds to {@code Vary}, because the host may have set its own; replaces all others. */
    public static void copy(ConsoleResponse response, BiConsumer<String, String> set, BiConsumer<String, String> add) {
        response.headers().forEach((name, value) -> (name.equals("Vary") ? add : set).accept(name, value));
    }
}
