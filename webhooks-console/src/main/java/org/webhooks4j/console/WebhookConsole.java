package org.webhooks4j.console;

import com.sun.net.httpserver.HttpHandler;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.webhooks4j.StoreException;
import org.webhooks4j.admin.WebhookAdmin;
import org.webhooks4j.console.internal.api.ConsoleApi;
import org.webhooks4j.console.internal.http.Compression;
import org.webhooks4j.console.internal.http.CrossSiteGuard;
import org.webhooks4j.console.internal.http.Problem;
import org.webhooks4j.console.internal.http.ProblemException;
import org.webhooks4j.console.internal.http.SecurityHeaders;
import org.webhooks4j.console.internal.pages.Appearance;
import org.webhooks4j.console.internal.pages.Pages;

/**
 * Toolbox → Webhooks: pages for people at the mount path, and a JSON API with the same functions under {@code api}. The
 * console depends on no user management and no web server: the host decides who may do what, and an adapter passes
 * requests in.
 *
 * <pre>{@code
 * WebhookConsole console = WebhookConsole.builder(engine.admin())
 *         .authorize(request -> sessions.isAdministrator(request.header("Cookie")) ? Access.MANAGE : Access.NONE)
 *         .build();
 * httpServer.createContext("/toolbox/webhooks", console.asHttpHandler("/toolbox/webhooks"));
 * }</pre>
 *
 * <p>The console refuses a modifying request from a browser if another site may have sent it. It accepts the request if
 * {@code Sec-Fetch-Site} is {@code same-origin} or {@code none}, if {@code Origin} has the same host as {@code Host},
 * or if {@code X-CSRF-Token} repeats the cookie {@code webhooks-csrf}, as the pages do. Programs that send none of
 * {@code Sec-Fetch-Site}, {@code Origin} and {@code Cookie} are not affected.
 *
 * <p>This class is thread-safe.
 */
public final class WebhookConsole {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookConsole.class);
    private static final String API = "/api";

    private final Function<? super ConsoleRequest, Access> authorization;
    private final ConsoleApi api;
    private final Pages pages;
    private final SecurityHeaders securityHeaders;

    WebhookConsole(
            WebhookAdmin admin,
            Function<? super ConsoleRequest, Access> authorization,
            Appearance appearance,
            List<String> frameAncestors) {
        this.authorization = authorization;
        this.securityHeaders = new SecurityHeaders(frameAncestors);
        CrossSiteGuard guard = new CrossSiteGuard();
        this.api = new ConsoleApi(admin, guard);
        this.pages = new Pages(guard, appearance);
    }

    /**
     * Creates a builder for a console.
     *
     * @param admin manages the webhooks: {@code engine.admin()}
     * @return a builder
     */
    public static WebhookConsoleBuilder builder(WebhookAdmin admin) {
        return new WebhookConsoleBuilder(admin);
    }

    /**
     * Handles a request.
     *
     * @param request the request
     * @return the response; failures are responses too, never exceptions
     */
    public ConsoleResponse handle(ConsoleRequest request) {
        ConsoleResponse response;
        try {
            response = answer(request);
        } catch (RuntimeException e) {
            response = refusal(request, e);
        }
        ConsoleResponse packed = Compression.addTo(request, response);
        return securityHeaders.addTo(request.method().equals("HEAD") ? packed.withoutBody() : packed);
    }

    /**
     * Returns a handler for the JDK's own web server. Another handler may forward requests to it.
     *
     * @param mountPath the path at which the console is mounted, such as {@code /toolbox/webhooks}; {@code /} for the
     *     root
     * @return a handler; {@link ConsoleRequest#unwrap} gives its {@code HttpExchange}
     */
    public HttpHandler asHttpHandler(String mountPath) {
        return new JdkHttpHandler(this, mountPath);
    }

    private ConsoleResponse answer(ConsoleRequest request) {
        Access access = access(request);
        if (access == Access.NONE) {
            throw new ProblemException(Problem.of(
                    403, "you may not use the webhooks console; ask whoever grants rights in this application"));
        }
        return isApi(request)
                ? api.answer(request, request.path().substring(API.length()), access)
                : pages.answer(request, access);
    }

    /** Calls the host's authorization. Its failures are logged for the host and not shown to the user. */
    private Access access(ConsoleRequest request) {
        try {
            return Objects.requireNonNullElse(authorization.apply(request), Access.NONE);
        } catch (Throwable e) {
            LOG.error("The application's authorization of {} failed", request, e);
            throw new ProblemException(Problem.internal());
        }
    }

    private ConsoleResponse refusal(ConsoleRequest request, RuntimeException e) {
        Problem problem = Problem.from(e);
        if (problem.status() >= 500 && !(e instanceof ProblemException)) {
            LOG.atLevel(e instanceof StoreException ? Level.WARN : Level.ERROR)
                    .setCause(e)
                    .log("{} failed", request);
        }
        return isApi(request) ? problem.asJson() : problem.asText();
    }

    private static boolean isApi(ConsoleRequest request) {
        return request.path().equals(API) || request.path().startsWith(API + "/");
    }
}
