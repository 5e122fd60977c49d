package org.webhooks4j.console.internal.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.console.ConsoleRequest;
import org.webhooks4j.console.ConsoleResponse;

/**
 * Refuses changes that another site's page requested with the user's session.
 *
 * <p>Only browsers send a user's session automatically, and a browser is recognizable: by {@code Sec-Fetch-Site} to
 * secure hosts, by {@code Origin} on every POST, PUT and DELETE, or at least by a cookie. A request with none of these
 * comes from a program and needs no proof. For a browser, its own headers are sufficient proof, since pages cannot set
 * them: {@code Sec-Fetch-Site}, or if it is missing, an {@code Origin} equal to the requested host. If a proxy changes
 * {@code Host}, the token decides: another site cannot read the cookie, and cannot send the header without CORS
 * permission, which the console never grants.
 */
public final class CrossSiteGuard {

    private static final String COOKIE = "webhooks-csrf";
    private static final String HEADER = "X-CSRF-Token";
    private static final int TOKEN_BYTES = 24;

    private final SecureRandom random = new SecureRandom();

    public void check(ConsoleRequest request) {
        if (isFromBrowser(request) && !isSameOrigin(request) && !hasToken(request)) {
            throw new ProblemException(Problem.of(
                    403,
                    "this request may come from another site: it has neither a Sec-Fetch-Site or Origin of this host"
                            + " nor an " + HEADER + " that repeats the cookie " + COOKIE + "; reload the page"));
        }
    }

    /** Issues a token to the browser, unless it has one. */
    public ConsoleResponse issueToken(ConsoleRequest request, ConsoleResponse response) {
        if (token(request) != null) {
            return response;
        }
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        // Without a trailing slash, the cookie's path also covers the page at the mount path itself.
        String path = request.mountPath().isEmpty() ? "/" : request.mountPath();
        return response.withHeader(
                "Set-Cookie",
                COOKIE + "=" + Base64.getUrlEncoder().encodeToString(token) + "; Path=" + path + "; SameSite=Strict");
    }

    private static boolean isFromBrowser(ConsoleRequest request) {
        return request.header("Sec-Fetch-Site") != null
                || request.header("Origin") != null
                || request.header("Cookie") != null;
    }

    private static boolean isSameOrigin(ConsoleRequest request) {
        String site = request.header("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        String origin = request.header("Origin");
        String host = request.header("Host");
        return origin != null
                && host != null
                && origin.replaceFirst("^https?://", "")
                        .toLowerCase(Locale.ROOT)
                        .equals(host.toLowerCase(Locale.ROOT));
    }

    private static boolean hasToken(ConsoleRequest request) {
        String sent = request.header(HEADER);
        String expected = token(request);
        return sent != null
                && expected != null
                && MessageDigest.isEqual(
                        sent.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String token(ConsoleRequest request) {
        String cookies = request.header("Cookie");
        if (cookies == null) {
            return null;
        }
        for (String cookie : cookies.split("[;,]", -1)) {
            String[] pair = cookie.strip().split("=", 2);
            if (pair.length == 2 && pair[0].equals(COOKIE) && !pair[1].isBlank()) {
                return pair[1];
            }
        }
        return null;
    }
}
