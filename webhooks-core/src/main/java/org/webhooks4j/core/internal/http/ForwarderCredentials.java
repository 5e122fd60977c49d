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
 * What calls show to the forwarder: a secret of this process, so that no other program can use the forwarder, and the
 * number of the call, so that the forwarder can tell it what became of it.
 */
final class ForwarderCredentials {

    /** A header that the client shows to a proxy alone, and never to the server behind it. */
    static final String HEADER = "Proxy-Authorization";

    /** A scheme of our own: the client drops Basic on the way to a tunnel. */
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

    /** The call that shows a ticket, or null if the ticket is forged or the call is over. */
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
