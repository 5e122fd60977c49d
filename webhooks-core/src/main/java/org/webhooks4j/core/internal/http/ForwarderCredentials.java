package org.webhooks4j.core.internal.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Issues the tickets with which calls authenticate to the forwarder: a secret of this process, so that no other program
 * can use the forwarder, and the call's number, so that the forwarder can report to the call.
 */
final class ForwarderCredentials {

    /** A header that the client sends only to a proxy, never to the server behind it. */
    static final String HEADER = "Proxy-Authorization";

    /** A custom scheme, because the client drops Basic when it opens a tunnel. */
    private static final String SCHEME = "Webhooks4j ";

    private static final int SECRET_BYTES = 32;

    private final String secret;
    private final AtomicLong lastNumber = new AtomicLong();
    private final Map<Long, JdkCall> calls = new ConcurrentHashMap<>();

    ForwarderCredentials(SecureRandom random) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    long nextNumber() {
        return lastNumber.incrementAndGet();
    }

    String ticket(long number) {
        return SCHEME + secret + "." + number;
    }

    void issue(long number, JdkCall call) {
        calls.put(number, call);
    }

    void withdraw(long number) {
        calls.remove(number);
    }

    /** Returns the call with a ticket, or null if the ticket is forged or the call has ended. */
    @Nullable
    JdkCall callOf(String ticket) {
        int dot = ticket.indexOf('.');
        if (dot < 0 || !ticket.startsWith(SCHEME) || !isSecret(ticket.substring(SCHEME.length(), dot))) {
            return null;
        }
        try {
            return calls.get(Long.parseLong(ticket.substring(dot + 1)));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private boolean isSecret(String shown) {
        return MessageDigest.isEqual(
                shown.getBytes(StandardCharsets.ISO_8859_1), secret.getBytes(StandardCharsets.ISO_8859_1));
    }
}
