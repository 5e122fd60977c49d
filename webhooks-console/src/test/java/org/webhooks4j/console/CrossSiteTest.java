package org.webhooks4j.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.webhooks4j.console.TestConsole.CREATE_BODY;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.webhooks4j.console.internal.http.Route;

class CrossSiteTest {

    private final TestConsole console = new TestConsole();

    @Test
    void aProgramNeedsNoToken() {
        assertThat(change(Map.of("Host", "cmdb.example.com"))).isEqualTo(201);
    }

    @Test
    void aPageOfTheSameOriginNeedsNoToken() {
        assertThat(change(Map.of("Sec-Fetch-Site", "same-origin", "Cookie", "session=1")))
                .isEqualTo(201);
        assertThat(change(Map.of("Sec-Fetch-Site", "none", "Cookie", "session=1")))
                .isEqualTo(201);
        assertThat(change(Map.of("Origin", "https://CMDB.example.com:8443", "Host", "cmdb.example.com:8443")))
                .isEqualTo(201);
    }

    @Test
    void aPageOfAnotherSiteIsRefused() {
        assertThat(change(Map.of("Sec-Fetch-Site", "cross-site"))).isEqualTo(403);
        assertThat(change(Map.of("Sec-Fetch-Site", "same-site"))).isEqualTo(403);
        assertThat(change(Map.of("Origin", "https://evil.example", "Host", "cmdb.example.com")))
                .isEqualTo(403);
        assertThat(change(Map.of("Origin", "http://cmdb.example.com:81", "Host", "cmdb.example.com")))
                .isEqualTo(403);
        assertThat(change(Map.of("Origin", "null", "Host", "cmdb.example.com"))).isEqualTo(403);
        assertThat(change(Map.of("Cookie", "session=1"))).isEqualTo(403);
        assertThat(console.admin.webhooks).isEmpty();
    }

    @Test
    void everyChangeIsRefusedIfAnotherSiteAsksForIt() {
        for (Route route : console.routes()) {
            String path = "/api/" + String.join("/", route.template()).replace("{id}", "x");
            int status = console.send(route.method(), path, "{}", Map.of("Sec-Fetch-Site", "cross-site"))
                    .status();
            assertThat(status == 403).as(route.method() + " " + path).isEqualTo(route.needed() == Access.MANAGE);
        }
    }

    @Test
    void theBrowsersWordOnTheSiteOutweighsAnOriginThatMatches() {
        assertThat(change(Map.of(
                        "Sec-Fetch-Site",
                        "same-site",
                        "Origin",
                        "http://cmdb.example.com",
                        "Host",
                        "cmdb.example.com")))
                .isEqualTo(403);
    }

    @Test
    void aTokenThatRepeatsTheCookieIsProofBehindAProxyThatChangesTheHost() {
        String cookie = Objects.requireNonNull(console.get("/").header("Set-Cookie"));
        assertThat(cookie).matches("webhooks-csrf=[A-Za-z0-9_-]{32}; Path=/toolbox/webhooks; SameSite=Strict");
        String pair = cookie.substring(0, cookie.indexOf(';'));
        String token = pair.substring(pair.indexOf('=') + 1);
        Map<String, String> proxied = Map.of(
                "Origin",
                "https://cmdb.example.com",
                "Host",
                "backend:8080",
                "Cookie",
                "session=1; " + pair,
                "X-CSRF-Token",
                token);

        assertThat(change(proxied)).isEqualTo(201);
        assertThat(change(with(proxied, "X-CSRF-Token", token + "x"))).isEqualTo(403);
        assertThat(change(with(proxied, "Cookie", "session=1"))).isEqualTo(403);
        assertThat(change(with(proxied, "X-CSRF-Token", ""))).isEqualTo(403);
    }

    @Test
    void anEmptyTokenProvesNothing() {
        assertThat(change(Map.of("Cookie", "webhooks-csrf=", "X-CSRF-Token", "")))
                .isEqualTo(403);
    }

    @Test
    void aBrowserThatHasATokenKeepsIt() {
        assertThat(console.send("GET", "/", null, Map.of("Cookie", "webhooks-csrf=abc"))
                        .header("Set-Cookie"))
                .isNull();
    }

    @Test
    void readingNeedsNoToken() {
        assertThat(console.send("GET", "/api/webhooks", null, Map.of("Sec-Fetch-Site", "cross-site"))
                        .status())
                .isEqualTo(200);
    }

    private int change(Map<String, String> headers) {
        return console.send("POST", "/api/webhooks", CREATE_BODY.replace('\'', '"'), headers)
                .status();
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        Map<String, String> changed = new HashMap<>(headers);
        changed.put(name, value);
        return changed;
    }
}
