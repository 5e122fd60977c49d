package org.webhooks4j.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.webhooks4j.console.TestConsole.Answer;

class AccessTest {

    private static final List<String> CHANGES = List.of(
            "POST /api/webhooks",
            "PUT /api/webhooks/x",
            "DELETE /api/webhooks/x",
            "POST /api/webhooks/x/test",
            "POST /api/webhooks/x/rotate-secret",
            "POST /api/webhooks/x/replay",
            "POST /api/deliveries/x/redeliver");

    @Test
    void aConsoleWithoutAuthorizationCannotBeBuilt() {
        TestConsole console = new TestConsole();

        assertThatThrownBy(() ->
                        WebhookConsole.builder(console.admin, console.codec).build())
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
    void anAuthorizationThatFailsLetsNobodyIn() {
        TestConsole console = new TestConsole(request -> {
            throw new ArithmeticException("on purpose, for the test");
        });

        assertThat(console.get("/api/webhooks").status()).isEqualTo(500);
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

        for (String path : List.of("/", "/api/webhooks", "/api/deliveries", "/api/access")) {
            assertThat(console.get(path).status()).as(path).isEqualTo(200);
        }
        assertThat(console.post("/api/explain", "{'type':'create','objectType':'a','objectId':'1','after':{}}")
                        .status())
                .isEqualTo(200);
        for (String change : CHANGES) {
            String[] parts = change.split(" ", 2);
            Answer answer = console.send(parts[0], parts[1], "{}", Map.of());
            assertThat(answer.status()).as(change).isEqualTo(403);
        }
    }

    @Test
    void thePagesCanAskWhatTheyMayOffer() {
        assertThat(new TestConsole(Access.VIEW).get("/api/access").json()).containsEntry("access", "view");
        assertThat(new TestConsole(Access.MANAGE).get("/api/access").json()).containsEntry("access", "manage");
    }
}
