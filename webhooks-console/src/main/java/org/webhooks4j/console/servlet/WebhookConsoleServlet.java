package org.webhooks4j.console.servlet;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.webhooks4j.console.ConsoleRequest;
import org.webhooks4j.console.ConsoleResponse;
import org.webhooks4j.console.WebhookConsole;
import org.webhooks4j.console.internal.http.ResponseHeaders;

/**
 * Runs the console as a Jakarta servlet. Map it to a path that ends in {@code /*}, such as {@code /toolbox/webhooks/*}.
 * The console's authorization gets the {@code HttpServletRequest} from {@link ConsoleRequest#unwrap}.
 */
public final class WebhookConsoleServlet extends HttpServlet {

    private final transient WebhookConsole console;

    /**
     * Creates a servlet for a console.
     *
     * @param console the console
     */
    public WebhookConsoleServlet(WebhookConsole console) {
        this.console = console;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // The container handles path parameters such as ;jsessionid=…
        String uri = request.getRequestURI().replaceAll(";[^/]*", "");
        int mountEnd = mountEnd(uri, request);
        ConsoleResponse answer = console.handle(
                ConsoleRequest.of(request.getMethod(), uri.substring(0, mountEnd), uri.substring(mountEnd))
                        .withQuery(request.getQueryString())
                        .withHeaders(headers(request))
                        .withBody(request.getInputStream())
                        .withUser(request.getRemoteUser())
                        .wrapping(request));
        response.setStatus(answer.status());
        ResponseHeaders.copy(answer, response::setHeader, response::addHeader);
        if (answer.bodyLength() > 0) {
            response.setContentLength(answer.bodyLength());
            answer.writeBodyTo(response.getOutputStream());
        }
    }

    /** Counts segments, not characters: unlike the URI, the container's servlet path is decoded. */
    private static int mountEnd(String uri, HttpServletRequest request) {
        int end = request.getContextPath().length();
        long segments = request.getServletPath().chars().filter(c -> c == '/').count();
        for (long i = 0; i < segments; i++) {
            int slash = uri.indexOf('/', end + 1);
            end = slash < 0 ? uri.length() : slash;
        }
        return end;
    }

    private static Map<String, List<String>> headers(HttpServletRequest request) {
        Map<String, List<String>> headers = new TreeMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name, Collections.list(request.getHeaders(name)));
        }
        return headers;
    }
}
