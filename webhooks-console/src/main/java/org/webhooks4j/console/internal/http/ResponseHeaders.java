package org.webhooks4j.console.internal.http;

import java.util.function.BiConsumer;
import org.webhooks4j.console.ConsoleResponse;

/** Hands an answer's headers to a server. */
public final class ResponseHeaders {

    private ResponseHeaders() {}

    /** The host may have said itself what its answers depend on, so that is added to; all else takes its place. */
    public static void copy(ConsoleResponse response, BiConsumer<String, String> set, BiConsumer<String, String> add) {
        response.headers().forEach((name, value) -> (name.equals("Vary") ? add : set).accept(name, value));
    }
}
