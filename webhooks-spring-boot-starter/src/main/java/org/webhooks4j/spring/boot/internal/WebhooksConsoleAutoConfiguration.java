package org.webhooks4j.spring.boot.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.web.csrf.CsrfFilter;
import org.webhooks4j.admin.WebhookAdmin;
import org.webhooks4j.console.WebhookConsole;
import org.webhooks4j.console.servlet.WebhookConsoleServlet;
import org.webhooks4j.spring.boot.ConsoleAuthorization;

/** Mounts the page Toolbox → Webhooks in a servlet container if the application lets users see it. */
@AutoConfiguration(after = WebhooksAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({Servlet.class, WebhookConsole.class})
@ConditionalOnBean(WebhookAdmin.class)
@ConditionalOnProperty(name = "webhooks.console.enabled", matchIfMissing = true)
public class WebhooksConsoleAutoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(WebhooksConsoleAutoConfiguration.class);

    /** The page, unless the application has built its own. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(WebhookConsole.class)
    static class DefaultConsole {

        private final WebhooksProperties properties;
        private final @Nullable ConsoleAuthorization authorization;

        DefaultConsole(WebhooksProperties properties, ObjectProvider<ConsoleAuthorization> authorization) {
            this.properties = properties;
            this.authorization = authorization.getIfAvailable();
        }

        boolean admitsAny() {
            return authorization != null || RoleAuthorization.admitsAny(properties.console());
        }

        @Bean
        WebhookConsole webhookConsole(WebhookAdmin admin) {
            ConsoleAuthorization decision =
                    authorization == null ? new RoleAuthorization(properties.console()) : authorization;
            return WebhookConsole.builder(admin).authorize(decision::accessOf).build();
        }
    }

    @Bean
    ServletRegistrationBean<WebhookConsoleServlet> webhookConsoleServlet(
            WebhookConsole console, WebhooksProperties properties, ObjectProvider<DefaultConsole> byDefault) {
        ServletRegistrationBean<WebhookConsoleServlet> registration =
                new ServletRegistrationBean<>(new WebhookConsoleServlet(console), pattern(properties));
        registration.setName("webhookConsole");
        DefaultConsole ours = byDefault.getIfAvailable();
        boolean usable = ours == null || ours.admitsAny();
        registration.setEnabled(usable);
        if (!usable) {
            LOG.info("The page Toolbox → Webhooks is not mounted, because no user is allowed to see it: set"
                    + " webhooks.console.manage-roles or view-roles, or declare a bean ConsoleAuthorization");
        }
        return registration;
    }

    private static String pattern(WebhooksProperties properties) {
        String path = properties.console().path();
        if (!path.matches("(/[^/*?;#]+)+")) {
            throw new IllegalStateException(
                    "webhooks.console.path=" + path + " is not usable: write a path such as /toolbox/webhooks");
        }
        return path + "/*";
    }

    /**
     * Exempts the console from Spring Security's CSRF token, which its pages do not know. The console itself refuses
     * requests that another site may have sent.
     */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(CsrfFilter.class)
    static class Csrf {

        @Bean
        FilterRegistrationBean<HttpFilter> webhookConsoleCsrf(WebhooksProperties properties) {
            FilterRegistrationBean<HttpFilter> registration = new FilterRegistrationBean<>(new SkipCsrf());
            registration.addUrlPatterns(pattern(properties));
            registration.setName("webhookConsoleCsrf");
            registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 100); // before the filters of Spring Security
            return registration;
        }
    }

    private static final class SkipCsrf extends HttpFilter {

        private static final long serialVersionUID = 1;

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            if (request instanceof HttpServletRequest http) {
                CsrfFilter.skipRequest(http);
            }
            chain.doFilter(request, response);
        }
    }
}
