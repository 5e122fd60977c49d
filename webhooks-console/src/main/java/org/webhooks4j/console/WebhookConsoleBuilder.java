package org.webhooks4j.console;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.WebhookAdmin;

/** Builds a {@link WebhookConsole}. Not thread-safe. */
public final class WebhookConsoleBuilder {

    private final WebhookAdmin admin;
    private @Nullable Function<? super ConsoleRequest, Access> authorization;

    WebhookConsoleBuilder(WebhookAdmin admin) {
        this.admin = Objects.requireNonNull(admin, "admin is null: pass engine.admin()");
    }

    /**
     * Sets the function that decides who may do what. Mandatory: the console knows neither users nor sessions, and
     * permits nothing without the host's decision.
     *
     * @param authorization called once per request, before anything else, on the web server's thread; null counts as
     *     {@link Access#NONE}, and an exception also refuses the request
     * @return this
     */
    public WebhookConsoleBuilder authorize(Function<? super ConsoleRequest, Access> authorization) {
        this.authorization = Objects.requireNonNull(authorization);
        return this;
    }

    /**
     * Builds the console.
     *
     * @return the console
     * @throws IllegalStateException if no authorization is set
     */
    public WebhookConsole build() {
        if (authorization == null) {
            throw new IllegalStateException("nobody may use this console: say who may with"
                    + " authorize(request -> Access.MANAGE, VIEW or NONE), by the user who is logged in");
        }
        return new WebhookConsole(admin, authorization);
    }
}
