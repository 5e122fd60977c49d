package org.webhooks4j.spring.boot.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.webhooks4j.console.Access;
import org.webhooks4j.console.ConsoleRequest;
import org.webhooks4j.spring.boot.ConsoleAuthorization;
import org.webhooks4j.spring.boot.internal.WebhooksProperties.Console;

/** Grants access by the user's roles in Spring Security or the servlet container. */
record RoleAuthorization(Console console) implements ConsoleAuthorization {

    static boolean admitsAny(Console console) {
        return !console.manageRoles().isEmpty() || !console.viewRoles().isEmpty();
    }

    @Override
    public Access accessOf(ConsoleRequest request) {
        HttpServletRequest servlet = request.unwrap(HttpServletRequest.class);
        if (hasAny(servlet, console.manageRoles())) {
            return Access.MANAGE;
        }
        return hasAny(servlet, console.viewRoles()) ? Access.VIEW : Access.NONE;
    }

    private static boolean hasAny(HttpServletRequest request, Set<String> roles) {
        return roles.stream().anyMatch(request::isUserInRole);
    }
}
