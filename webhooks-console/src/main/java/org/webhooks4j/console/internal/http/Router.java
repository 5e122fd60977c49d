package org.webhooks4j.console.internal.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.webhooks4j.console.Access;
import org.webhooks4j.console.ConsoleRequest;
import org.webhooks4j.console.ConsoleResponse;
import org.webhooks4j.internal.text.CleanText;

/** Finds the route of a request, checks access and runs its action. */
public final class Router {

    /** Replaces, in a path, an id that is in the query: a path cannot contain the ids {@code .} and {@code ..}. */
    private static final String IN_QUERY = "_";

    private final List<Route> routes;
    private final CrossSiteGuard guard;

    public Router(CrossSiteGuard guard, List<Route> routes) {
        this.guard = guard;
        this.routes = List.copyOf(routes);
    }

    public List<Route> routes() {
        return routes;
    }

    public ConsoleResponse answer(ConsoleRequest request, String path, Access access) {
        List<String> segments = segments(path);
        List<Route> here =
                routes.stream().filter(route -> route.matches(segments)).toList();
        if (here.isEmpty()) {
            throw new ProblemException(Problem.of(404, "there is nothing at this path"));
        }
        String method = request.method().equals("HEAD") ? "GET" : request.method();
        Route route = here.stream()
                .filter(candidate -> candidate.method().equals(method))
                .findFirst()
                .orElseThrow(() -> notAllowed(request, here));
        if (!access.includes(route.needed())) {
            throw new ProblemException(
                    Problem.of(403, "you may look but not change anything here; ask somebody who manages webhooks"));
        }
        if (route.needed() == Access.MANAGE) {
            guard.check(request);
        }
        Call call = new Call(request, route.id(segments), access);
        return route.action().answer(call.id().equals(IN_QUERY) ? call.withIdOfQuery() : call);
    }

    private static ProblemException notAllowed(ConsoleRequest request, List<Route> here) {
        String allowed = here.stream()
                .map(Route::method)
                .map(method -> method.equals("GET") ? "GET, HEAD" : method)
                .collect(Collectors.joining(", "));
        return new ProblemException(Problem.of(405, request.method() + " is not possible here; use " + allowed)
                .withHeader("Allow", allowed));
    }

    static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/", -1)) {
            if (!segment.isEmpty()) {
                segments.add(decode(segment));
            }
        }
        return segments;
    }

    private static String decode(String segment) {
        try {
            // In a path, unlike in a query, a plus is literal.
            String decoded = URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
            String fault = CleanText.fault(decoded);
            if (fault != null) {
                throw new ProblemException(Problem.of(400, "a part of the path " + fault + "; leave it out"));
            }
            return decoded;
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.of(400, "the path has a % that two hexadecimal digits do not follow"));
        }
    }
}
