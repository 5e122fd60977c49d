package org.webhooks4j.console;

import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request to the console, whatever the web server is. Begins with {@link #of}, which each of the other methods adds
 * to. Immutable, except that {@link #body()} can be read once.
 */
public final class ConsoleRequest {

    private final String method;
    private final String mountPath;
    private final String path;
    private final @Nullable String query;
    private final Map<String, List<String>> headers;
    private final InputStream body;
    private final @Nullable String user;
    private final @Nullable Object original;

    private ConsoleRequest(
            String method,
            String mountPath,
            String path,
            @Nullable String query,
            Map<String, List<String>> headers,
            InputStream body,
            @Nullable String user,
            @Nullable Object original) {
        this.method = method;
        this.mountPath = mountPath;
        this.path = path;
        this.query = query;
        this.headers = headers;
        this.body = body;
        this.user = user;
        this.original = original;
    }

    /**
     * A request without query, headers and body.
     *
     * @param method the HTTP method
     * @param mountPath where the console is mounted, such as {@code /toolbox/webhooks}, without a slash at the end;
     *     empty for the server's root
     * @param path what follows the mount path, still percent-encoded, such as {@code /api/webhooks}; empty or with a
     *     slash at the beginning
     * @return the request
     */
    public static ConsoleRequest of(String method, String mountPath, String path) {
        return new ConsoleRequest(
                method.toUpperCase(Locale.ROOT),
                Objects.requireNonNull(mountPath),
                Objects.requireNonNull(path),
                null,
                Map.of(),
                InputStream.nullInputStream(),
                null,
                null);
    }

    /**
     * Sets the query.
     *
     * @param query what follows the question mark, still percent-encoded, or null if there is none
     * @return a changed copy
     */
    public ConsoleRequest withQuery(@Nullable String query) {
        return new ConsoleRequest(method, mountPath, path, query, headers, body, user, original);
    }

    /**
     * Sets the headers.
     *
     * @param headers names, of which the case does not matter, and values
     * @return a changed copy
     */
    public ConsoleRequest withHeaders(Map<String, List<String>> headers) {
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        return new ConsoleRequest(method, mountPath, path, query, copy, body, user, original);
    }

    /**
     * Sets the body.
     *
     * @param body read at most once and not beyond 1 MiB; not closed
     * @return a changed copy
     */
    public ConsoleRequest withBody(InputStream body) {
        return new ConsoleRequest(method, mountPath, path, query, headers, body, user, original);
    }

    /**
     * Says who asks, as the web server found out. Changes of webhooks are recorded under this name.
     *
     * @param user a user's name or id, at most 200 characters, or null if nobody is known
     * @return a changed copy
     */
    public ConsoleRequest withUser(@Nullable String user) {
        return new ConsoleRequest(method, mountPath, path, query, headers, body, user, original);
    }

    /**
     * Keeps the web server's own request, so that the host's authorization can look into it.
     *
     * @param original the web server's request
     * @return a changed copy
     */
    public ConsoleRequest wrapping(Object original) {
        return new ConsoleRequest(method, mountPath, path, query, headers, body, user, original);
    }

    /**
     * The HTTP method.
     *
     * @return the method in upper case
     */
    public String method() {
        return method;
    }

    /**
     * Where the console is mounted.
     *
     * @return the path without a slash at the end; empty for the server's root
     */
    public String mountPath() {
        return mountPath;
    }

    /**
     * What follows the mount path.
     *
     * @return the path, still percent-encoded
     */
    public String path() {
        return path;
    }

    /**
     * What follows the question mark.
     *
     * @return the query, still percent-encoded, or null if there is none
     */
    public @Nullable String query() {
        return query;
    }

    /**
     * One header.
     *
     * @param name its name; case does not matter
     * @return its value, several joined by a comma, or null if there is none
     */
    public @Nullable String header(String name) {
        List<String> values = headers.get(name);
        return values == null || values.isEmpty() ? null : String.join(", ", values);
    }

    /**
     * The body.
     *
     * @return a stream, empty if there is no body
     */
    public InputStream body() {
        return body;
    }

    /**
     * Who asks.
     *
     * @return a user's name or id, or null if nobody is known
     */
    public @Nullable String user() {
        return user;
    }

    /**
     * The web server's own request, such as a {@code com.sun.net.httpserver.HttpExchange} or a
     * {@code jakarta.servlet.http.HttpServletRequest}.
     *
     * @param type the type that is asked for
     * @param <T> the same
     * @return the request
     * @throws IllegalStateException if the request was made from something else
     */
    public <T> T unwrap(Class<T> type) {
        if (!type.isInstance(original)) {
            throw new IllegalStateException("this request was made from "
                    + (original == null ? "nothing" : "a " + original.getClass().getName()) + ", not from a "
                    + type.getName() + "; ask for what the adapter in use passes to wrapping(…)");
        }
        return type.cast(original);
    }

    @Override
    public String toString() {
        return "ConsoleRequest[" + method + " " + path + "]";
    }
}
