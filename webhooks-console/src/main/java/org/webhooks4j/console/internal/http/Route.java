package org.webhooks4j.console.internal.http;

import java.util.List;
import org.webhooks4j.console.Access;
import org.webhooks4j.console.ConsoleResponse;

/**
 * What is done for a method and a path.
 *
 * @param method the HTTP method
 * @param template the path's segments; {@code {id}} stands for any
 * @param needed what one must be allowed to do
 * @param action what is done
 */
public record Route(String method, List<String> template, Access needed, Action action) {

    /** What is done. */
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

    /** The segment that stands for {@code {id}}; empty if there is none. */
    String id(List<String> segments) {
        int index = template.indexOf(ANY);
        return index < 0 ? "" : segments.get(index);
    }
}
