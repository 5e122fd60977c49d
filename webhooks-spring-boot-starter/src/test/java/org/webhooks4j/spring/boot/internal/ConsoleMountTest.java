package org.webhooks4j.spring.boot.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.webhooks4j.admin.WebhookAdmin;
import org.webhooks4j.console.Access;
import org.webhooks4j.console.WebhookConsole;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.spring.boot.ConsoleAuthorization;

/** The page is mounted where somebody may use it, and nowhere else. */
class ConsoleMountTest {

    private static final AutoConfigurations OURS = AutoConfigurations.of(
            WebhooksStoreAutoConfiguration.class,
            WebhooksAutoConfiguration.class,
            WebhooksConsoleAutoConfiguration.class);

    private final WebApplicationContextRunner runner =
            new WebApplicationContextRunner().withConfiguration(OURS).withPropertyValues("webhooks.store=memory");

    private static boolean isMounted(WebApplicationContextRunner runner) {
        boolean[] mounted = new boolean[1];
        runner.run(context -> mounted[0] = registration(context).isEnabled());
        return mounted[0];
    }

    private static ServletRegistrationBean<?> registration(ApplicationContext context) {
        return context.getBean("webhookConsoleServlet", ServletRegistrationBean.class);
    }

    @Test
    void itIsMountedForRolesOrByADecisionOrAConsoleOfTheApplications() {
        assertThat(isMounted(runner)).isFalse();
        assertThat(isMounted(runner.withPropertyValues("webhooks.console.view-roles=SUPPORT")))
                .isTrue();
        assertThat(isMounted(runner.withPropertyValues("webhooks.console.manage-roles=ADMIN")))
                .isTrue();
        assertThat(isMounted(runner.withBean(ConsoleAuthorization.class, () -> request -> Access.VIEW)))
                .isTrue();
        assertThat(isMounted(runner.withBean(
                        "own",
                        WebhookConsole.class,
                        () -> WebhookConsole.builder(
                                        WebhookEngine.inMemory().build().admin())
                                .authorize(request -> Access.VIEW)
                                .build())))
                .isTrue();
    }

    @Test
    void itsPathIsAProperty() {
        runner.withPropertyValues("webhooks.console.path=/admin/hooks")
                .run(context ->
                        assertThat(registration(context).getUrlMappings()).containsExactly("/admin/hooks/*"));
        for (String unusable : new String[] {"hooks", "/", "/hooks/", "/hooks/*"}) {
            runner.withPropertyValues("webhooks.console.path=" + unusable)
                    .run(context -> assertThat(context.getStartupFailure())
                            .hasStackTraceContaining("webhooks.console.path=" + unusable + " is not usable"));
        }
    }

    @Test
    void itIsLeftOutIfItIsDisabledOrThereIsNoServletContainer() {
        runner.withPropertyValues("webhooks.console.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(WebhookConsole.class));
        new ApplicationContextRunner()
                .withConfiguration(OURS)
                .withPropertyValues("webhooks.store=memory")
                .run(context ->
                        assertThat(context).hasSingleBean(WebhookAdmin.class).doesNotHaveBean(WebhookConsole.class));
    }
}
