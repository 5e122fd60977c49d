package org.webhooks4j.spring.boot;

import org.webhooks4j.console.Access;
import org.webhooks4j.console.ConsoleRequest;

/**
 * Decides who may do what on the page Toolbox → Webhooks. Declare one bean of this type if roles are not enough;
 * {@code webhooks.console.view-roles} and {@code webhooks.console.manage-roles} have no effect then.
 */
@FunctionalInterface
public interface ConsoleAuthorization {

    /**
     * Decides. Called once per request, on the web server's thread, within Spring Security's filters.
     *
     * @param request the request; {@code request.unwrap(HttpServletRequest.class)} has the user's principal and roles
     * @return what the user may do
     */
    Access accessOf(ConsoleRequest request);
}
