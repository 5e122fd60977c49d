package org.webhooks4j.console;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.WebhookAdmin;

/** Builds a {@link WebhookConsole}. Not safe for use by many threads. */
public final class WebhookConsoleBuilder {

    private final WebhookAdmin admin;
    private @Nullable Function<? super ConsoleRequest, Access> authorization;

    WebhookConsoleBuilder(WebhookAdmin admin) {
        this.admin = Objects.requireNonNull(admin, "admin is null: pass engine.admin()");
    }

    /**
     * Says who may do what. Mandatory: the console knows neither users nor sessions, and nobody may do anything unless
     * the host says so.
     *
     * @param authorization asked once per request, before anything else, from the web server's thread; null counts as
     *     {@link Access#NONE}, and an exception refuses the request too
     * @return this
     */
    public WebhookConsoleBuilder authorize(Function<? super ConsoleRequest, Access> authorization) {
        this.authorization = Objects.requireNonNull(authorization);
        return this;
    }

    /**
     * Makes the console.
     *
     * @return the console
     * @throws IllegalStateException if nobody said who may do what
     */
    public WebhookConsole build() {
        if (authorization == null) {
            throw new IllegalStateException("nobody may use this console: say who may with"
                    + " authorize(request -> Access.MANAGE, VIEW or NONE), by the user who is logged in");
        }
        return new WebhookConsole(admin, authorization);
    }
}
