package org.webhooks4j.console;

import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request to the console, independent of the web server. Create one with {@link #of} and add to it with the
 * {@code with…} methods. Immutable, except that {@link #body()} can be read only once.
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
     * Creates a request without query, headers and body.
     *
     * @param method the HTTP method
     * @param mountPath the path at which the console is mounted, such as {@code /toolbox/webhooks}, without a trailing
     *     slash; empty for the server's root
     * @param path the part after the mount path, still percent-encoded, such as {@code /api/webhooks}; empty or with a
     *     leading slash
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
     * @param query the part after the question mark, still percent-encoded, or null if there is none
     * @return a changed copy
     */
    public ConsoleRequest withQuery(@Nullable String query) {
        return new ConsoleRequest(method, mountPath, path, query, headers, body, user, original);
    }

    /**
     * Sets the headers.
     *
     * @param headers case-insensitive names, and values
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
     * @param body read at most once and up to 1 MiB; the console does not close it
     * @return a changed copy
     */
    public ConsoleRequest withBody(InputStream body) {
        return new ConsoleRequest(method, mountPath, path, query, headers, body, user, original);
    }

    /**
     * Sets the user, as authenticated by the web server. Changes of webhooks are recorded under this name.
     *
     * @param user the user's name or id, at most 200 characters, or null if unknown
     * @return a changed copy
     */
    public ConsoleRequest withUser(@Nullable String user) {
        return new ConsoleRequest(method, mountPath, path, query, headers, body, user, original);
    }

    /**
     * Keeps the web server's own request, so that the host's authorization can {@linkplain #unwrap access} it.
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
     * The path at which the console is mounted.
     *
     * @return the path without a trailing slash; empty for the server's root
     */
    public String mountPath() {
        return mountPath;
    }

    /**
     * The part of the path after the mount path.
     *
     * @return the path, still percent-encoded
     */
    public String path() {
        return path;
    }

    /**
     * The query, which is the part after the question mark.
     *
     * @return the query, still percent-encoded, or null if there is none
     */
    public @Nullable String query() {
        return query;
    }

    /**
     * Returns one header.
     *
     * @param name its name, case-insensitive
     * @return its value, several values joined by a comma, or null if there is none
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
     * The user, as authenticated by the web server.
     *
     * @return the user's name or id, or null if unknown
     */
    public @Nullable String user() {
        return user;
    }

    /**
     * Returns the web server's own request, such as a {@code com.sun.net.httpserver.HttpExchange} or a
     * {@code jakarta.servlet.http.HttpServletRequest}.
     *
     * @param type the type of the web server's request
     * @param <T> the same
     * @return the request
     * @throws IllegalStateException if the request wraps something else, or nothing
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
