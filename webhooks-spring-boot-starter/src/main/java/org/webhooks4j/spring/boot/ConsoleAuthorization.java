package org.webhooks4j.spring.boot;

import org.webhooks4j.console.Access;
import org.webhooks4j.console.ConsoleRequest;

/**
 * Decides which users may view or change webhooks on the page Toolbox → Webhooks. Declare one bean of this type if
 * roles are not enough; {@code webhooks.console.view-roles} and {@code webhooks.console.manage-roles} have no effect
 * then.
 */
@FunctionalInterface
public interface ConsoleAuthorization {

    /**
     * Decides. Called once per request, on the web server's thread, within Spring Security's filters.
     *
     * @param request the request; {@code request.unwrap(HttpServletRequest.class)} has the user's principal and roles
     * @return the user's access
     */
    Access accessOf(ConsoleRequest request);
}
