package org.webhooks4j.spring.boot.host;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.webhooks4j.admin.WebhookAdmin;
import org.webhooks4j.admin.WebhookChange;
import org.webhooks4j.console.Access;
import org.webhooks4j.console.WebhookConsole;
import org.webhooks4j.console.servlet.WebhookConsoleServlet;
import org.webhooks4j.core.WebhookEngine;

/** The console behind Spring Security as docs/console.md shows it, in a host without the starter's configuration. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.autoconfigure.exclude=org.webhooks4j.spring.boot.internal.WebhooksStoreAutoConfiguration,"
                    + "org.webhooks4j.spring.boot.internal.WebhooksAutoConfiguration,"
                    + "org.webhooks4j.spring.boot.internal.WebhooksConsoleAutoConfiguration",
            "spring.datasource.url=jdbc:h2:mem:security-host"
        })
class SpringSecurityTest {

    private static final String PAGE = "/toolbox/webhooks/";
    private static final String API = PAGE + "api/webhooks";
    private static final String NEW =
            "{\"name\": \"Audit\", \"url\": \"https://audit.example.com/\", \"eventTypes\": [\"delete\"]}";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern SNIPPET = Pattern.compile("### Spring Security\n.*?```java\n(.*?)```", Pattern.DOTALL);

    @LocalServerPort
    private int port;

    @Autowired
    private WebhookAdmin admin;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Host {

        @Bean(destroyMethod = "close")
        WebhookEngine engine() {
            return WebhookEngine.inMemory().build();
        }

        @Bean
        WebhookAdmin admin(WebhookEngine engine) {
            return engine.admin();
        }

        @Bean
        ServletRegistrationBean<WebhookConsoleServlet> console(WebhookAdmin admin) {
            WebhookConsole console = WebhookConsole.builder(admin)
                    .authorize(request -> {
                        HttpServletRequest servletRequest = request.unwrap(HttpServletRequest.class);
                        return servletRequest != null && servletRequest.isUserInRole("WEBHOOKS_ADMIN")
                                ? Access.MANAGE
                                : Access.NONE;
                    })
                    .build();
            return new ServletRegistrationBean<>(new WebhookConsoleServlet(console), PAGE + "*");
        }

        @Bean
        SecurityFilterChain security(HttpSecurity http) throws Exception {
            http.formLogin(Customizer.withDefaults());
            http.authorizeHttpRequests(requests -> requests.requestMatchers("/toolbox/webhooks/**")
                            .authenticated()
                            .anyRequest()
                            .permitAll())
                    .csrf(csrf -> csrf.ignoringRequestMatchers(
                            "/toolbox/webhooks/api/**")) // the console checks the origin itself
                    .exceptionHandling(errors -> errors.defaultAuthenticationEntryPointFor(
                            new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED),
                            PathPatternRequestMatcher.withDefaults().matcher("/toolbox/webhooks/api/**")))
                    .headers(headers ->
                            headers.frameOptions(FrameOptionsConfig::disable)); // only where the pages are embedded
            return http.build();
        }

        @Bean
        InMemoryUserDetailsManager users() {
            return new InMemoryUserDetailsManager(
                    User.withUsername("alice")
                            .password("{noop}secret")
                            .roles("WEBHOOKS_ADMIN")
                            .build(),
                    User.withUsername("bob")
                            .password("{noop}secret")
                            .roles("USER")
                            .build());
        }
    }

    @Test
    void theDocumentationShowsThisCode() throws IOException {
        Matcher snippet = SNIPPET.matcher(Files.readString(project().resolve("docs/console.md")));
        assertThat(snippet.find()).isTrue();
        String code = withoutSpace(
                Files.readString(
                        project()
                                .resolve(
                                        "webhooks-spring-boot-starter/src/test/java/org/webhooks4j/spring/boot/host/SpringSecurityTest.java")));
        String[] parts = snippet.group(1).split("\n\n");
        assertThat(parts).hasSize(2).allSatisfy(part -> assertThat(code).contains(withoutSpace(part)));
    }

    /**
     * The folder with the documentation, which is above those in which the tests run on one version of Boot or the
     * other.
     */
    private static Path project() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s", "");
    }

    @Test
    void withoutASessionThePagesAskToSignInAndTheApiAnswers401() {
        HttpClient nobody = client();
        HttpResponse<String> page = send(nobody, "GET", PAGE, null, "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location").orElse("")).endsWith("/login");

        HttpResponse<String> api = send(nobody, "GET", API, null, "Accept", "text/html");
        assertThat(api.statusCode()).isEqualTo(401);
        assertThat(api.headers().firstValue("Location")).isEmpty();
        assertThat(send(nobody, "POST", API, NEW).statusCode()).isEqualTo(401);
    }

    @Test
    void theRoleDecidesAndTheConsoleItselfRefusesOtherSites() {
        HttpClient bob = signedIn("bob");
        assertThat(send(bob, "GET", PAGE, null).statusCode()).isEqualTo(403);
        assertThat(send(bob, "GET", API, null).statusCode()).isEqualTo(403);

        HttpClient alice = signedIn("alice");
        assertThat(send(alice, "GET", PAGE, null).statusCode()).isEqualTo(200);
        assertThat(send(alice, "POST", API, NEW, "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(send(alice, "POST", "/elsewhere", NEW).statusCode())
                .as("Spring's own protection elsewhere")
                .isEqualTo(403);
        assertThat(send(alice, "POST", API, NEW, "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(201);
        assertThat(admin.diagnostics().changes(null, null).items())
                .extracting(WebhookChange::actor)
                .containsExactly("alice");
    }

    @Test
    void springsHeadersDoNotForbidEmbedding() {
        HttpResponse<String> page = send(signedIn("alice"), "GET", PAGE, null);

        assertThat(page.headers().firstValue("X-Frame-Options")).isEmpty();
        assertThat(page.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("frame-ancestors");
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    }

    private HttpClient signedIn(String user) {
        HttpClient client = client();
        Matcher token = TOKEN.matcher(send(client, "GET", "/login", null).body());
        assertThat(token.find()).isTrue();
        String form = "username=" + user + "&password=secret&_csrf="
                + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
        assertThat(send(client, "POST", "/login", form, "Content-Type", "application/x-www-form-urlencoded")
                        .statusCode())
                .isEqualTo(302);
        return client;
    }

    private HttpResponse<String> send(
            HttpClient client, String method, String path, @Nullable String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
