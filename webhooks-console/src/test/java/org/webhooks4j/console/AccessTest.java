package org.webhooks4j.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.webhooks4j.NotFoundException;
import org.webhooks4j.StoreException;
import org.webhooks4j.console.internal.http.Route;

class AccessTest {

    @Test
    void aConsoleWithoutAuthorizationCannotBeBuilt() {
        TestConsole console = new TestConsole();

        assertThatThrownBy(() -> WebhookConsole.builder(console.admin).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("authorize(");
    }

    @Test
    void withoutAccessEverythingIsForbidden() {
        TestConsole console = new TestConsole(Access.NONE);

        for (String path : List.of("/", "", "/app.js", "/api/webhooks", "/api/deliveries", "/api/nowhere")) {
            assertThat(console.get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(console.get("/").header("Content-Type")).startsWith("text/plain");
        assertThat(console.get("/api/webhooks").header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    @SuppressWarnings("NullAway") // What a host without NullAway may do.
    void noAnswerIsNoAccess() {
        assertThat(new TestConsole(request -> null).get("/api/webhooks").status())
                .isEqualTo(403);
    }

    @Test
    void anAuthorizationThatFailsLetsNobodyInAndTellsTheLogAlone() {
        for (Throwable failure : List.of(
                new ArithmeticException("password 1234"),
                new IllegalStateException("password 1234"),
                new IllegalArgumentException("password 1234"),
                new NotFoundException("password 1234"),
                new StoreException("password 1234"),
                new NoClassDefFoundError("password 1234"))) {
            TestConsole console = new TestConsole(request -> AccessTest.<RuntimeException>thrown(failure));
            List<String> log = errorsDuring(() -> {
                for (String path : List.of("/api/webhooks", "/")) {
                    assertThat(console.get(path).status()).isEqualTo(500);
                    assertThat(console.get(path).text()).doesNotContain("1234");
                }
            });

            assertThat(log)
                    .filteredOn(line -> line.contains("authorization of"))
                    .hasSize(4);
            assertThat(log).filteredOn(failure.toString()::equals).hasSize(4);
        }
    }

    /** What SLF4J's simple provider writes. */
    private static List<String> errorsDuring(Runnable work) {
        PrintStream before = System.err;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setErr(before);
        }
        return written.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @SuppressWarnings("unchecked") // So that what is thrown need not be declared, as in other languages.
    private static <E extends Throwable> Access thrown(Throwable failure) throws E {
        throw (E) failure;
    }

    @Test
    void theAuthorizationSeesTheRequestAndWhatItWasMadeFrom() {
        TestConsole console =
                new TestConsole(request -> request.unwrap(String.class).equals("session of " + request.header("x-user"))
                        ? Access.VIEW
                        : Access.NONE);

        ConsoleRequest request = ConsoleRequest.of("GET", "/w", "/api/webhooks")
                .withHeaders(Map.of("X-User", List.of("alice")))
                .wrapping("session of alice");
        assertThat(console.console().handle(request).status()).isEqualTo(200);
        assertThatThrownBy(() -> request.unwrap(Integer.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("java.lang.String");
    }

    @Test
    void whoeverMayViewSeesEverythingAndChangesNothing() {
        TestConsole console = new TestConsole(Access.VIEW);

        int changes = 0;
        for (Route route : console.routes()) {
            String path = "/api/" + String.join("/", route.template()).replace("{id}", "x");
            int status = console.send(route.method(), path, "{}", Map.of()).status();
            boolean change = route.needed() == Access.MANAGE;
            changes += change ? 1 : 0;
            assertThat(status == 403).as(route.method() + " " + path).isEqualTo(change);
        }
        assertThat(changes).isEqualTo(15);
        assertThat(console.get("/").status()).isEqualTo(200);
        assertThat(console.admin.webhooks).isEmpty();
    }

    @Test
    void thePagesCanAskWhatTheyMayOffer() {
        assertThat(new TestConsole(Access.VIEW).get("/api/access").json()).containsEntry("access", "view");
        assertThat(new TestConsole(Access.MANAGE).get("/api/access").json()).containsEntry("access", "manage");
    }
}
