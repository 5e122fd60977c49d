package org.webhooks4j.console.internal.http;

import java.util.List;
import org.webhooks4j.console.Access;
import org.webhooks4j.console.ConsoleResponse;

/**
 * Maps a method and a path to an action.
 *
 * @param method the HTTP method
 * @param template the path's segments; {@code {id}} matches any segment
 * @param needed the required access
 * @param action handles the request
 */
public record Route(String method, List<String> template, Access needed, Action action) {

    /** Handles a request. */
    @FunctionalInterface
    public interface Action {
        ConsoleResponse answer(Call call);
    }

    private static final String ANY = "{id}";

    public static Route read(String method, String path, Action action) {
        return new Route(method, Router.segments(path), Access.VIEW, action);
    }

    public static Route change(String method, String path, Action action) {
        return new Route(method, Router.segments(path), Access.MANAGE, action);
    }

    boolean matches(List<String> segments) {
        if (segments.size() != template.size()) {
            return false;
        }
        for (int i = 0; i < segments.size(); i++) {
            if (!template.get(i).equals(ANY) && !template.get(i).equals(segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Returns the segment that matches {@code {id}}; empty if there is none. */
    String id(List<String> segments) {
        int index = template.indexOf(ANY);
        return index < 0 ? "" : segments.get(index);
    }
}
