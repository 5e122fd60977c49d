package org.webhooks4j.receiver;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.signing.SignedContent;
import org.webhooks4j.internal.signing.VerificationKey;
import org.webhooks4j.internal.signing.VersionedSignature;
import org.webhooks4j.internal.signing.WebhookHeaders;

/**
 * Verifies the signatures of webhook requests in receivers written in Java. Works with every sender that follows
 * Standard Webhooks 1.0.0.
 *
 * <pre>{@code
 * SignatureVerifier verifier = SignatureVerifier.of("whsec_...");
 * byte[] body = exchange.getRequestBody().readAllBytes();
 * verifier.verify(exchange.getRequestHeaders()::getFirst, body);
 * }</pre>
 *
 * <p>Verify the bytes as received, before parsing them: JSON that was parsed and written again does not match the
 * signature. A genuine request can still be a duplicate; duplicates have the same {@code webhook-id} header.
 *
 * <p>Immutable and thread-safe. {@link #toString()} does not show the keys.
 */
public final class SignatureVerifier {

    private static final Duration DEFAULT_TOLERANCE = Duration.ofMinutes(5);
    private static final Pattern EPOCH_SECOND = Pattern.compile("[0-9]{1,15}");

    private final List<VerificationKey> keys;
    private final Duration tolerance;
    private final Clock clock;

    private SignatureVerifier(List<VerificationKey> keys, Duration tolerance, Clock clock) {
        this.keys = keys;
        this.tolerance = tolerance;
        this.clock = clock;
    }

    /**
     * Creates a verifier that tolerates five minutes between a request's timestamp and the current time.
     *
     * @param keys at least one key: {@code whsec_} and the base64 of a shared secret, or {@code whpk_} and the base64
     *     of an Ed25519 public key; one match is enough, so that a key can be replaced without losing requests
     * @return the verifier
     * @throws IllegalArgumentException if there is no key, or a key has neither form; the message does not contain the
     *     key
     */
    public static SignatureVerifier of(String... keys) {
        if (keys.length == 0) {
            throw new IllegalArgumentException("there is no key to verify with; pass whsec_... or whpk_...");
        }
        return new SignatureVerifier(
                Stream.of(keys).map(VerificationKey::of).toList(), DEFAULT_TOLERANCE, Clock.systemUTC());
    }

    /**
     * Sets how far a request's timestamp may be from the current time, in either direction. A larger tolerance allows
     * recorded requests to be replayed for longer.
     *
     * @param tolerance a positive duration
     * @return a modified copy
     * @throws IllegalArgumentException if it is zero or negative
     */
    public SignatureVerifier tolerance(Duration tolerance) {
        if (tolerance.isZero() || tolerance.isNegative()) {
            throw new IllegalArgumentException(
                    "the tolerance " + tolerance + " lets no request through; pass more than zero");
        }
        return new SignatureVerifier(keys, tolerance, clock);
    }

    /**
     * Sets the clock that provides the current time.
     *
     * @param clock the clock; the default is the system clock
     * @return a modified copy
     */
    public SignatureVerifier clock(Clock clock) {
        return new SignatureVerifier(keys, tolerance, clock);
    }

    /**
     * Verifies a request. Returns normally if the request is genuine.
     *
     * @param header returns the first value of a header by its lower-case name, or null if there is none; the lookup
     *     must ignore case, as {@code exchange.getRequestHeaders()::getFirst} and {@code request::getHeader} do
     * @param body the body as it was received
     * @throws InvalidSignatureException if the request is not genuine or cannot be verified
     */
    public void verify(Function<? super String, ? extends @Nullable String> header, byte[] body) {
        String messageId = required(header, WebhookHeaders.ID);
        String timestamp = required(header, WebhookHeaders.TIMESTAMP);
        String signature = required(header, WebhookHeaders.SIGNATURE);
        if (messageId.indexOf('.') >= 0) {
            // A dot ends the id in the signed content: with a dot in the id, parts of the body could pass for the
            // timestamp.
            throw new InvalidSignatureException("the header " + WebhookHeaders.ID + " has a '.' in it");
        }
        long epochSecond = checkedTimestamp(timestamp);
        SignedContent content = new SignedContent(messageId, epochSecond, body);
        for (VersionedSignature candidate : VersionedSignature.parse(signature)) {
            for (VerificationKey key : keys) {
                if (key.verifies(content, candidate)) {
                    return;
                }
            }
        }
        throw new InvalidSignatureException("no entry of the header " + WebhookHeaders.SIGNATURE
                + " fits the request; either the key is not the webhook's, or the id, the timestamp or the body was"
                + " changed after signing");
    }

    private static String required(Function<? super String, ? extends @Nullable String> header, String name) {
        String value = header.apply(name);
        if (value == null || value.isBlank()) {
            throw new InvalidSignatureException("the header " + name + " is missing; the sender must be one that"
                    + " follows Standard Webhooks, and nothing on the way may remove its headers");
        }
        return value;
    }

    private long checkedTimestamp(String text) {
        if (!EPOCH_SECOND.matcher(text).matches()) {
            throw new InvalidSignatureException(
                    "the header " + WebhookHeaders.TIMESTAMP + " is not a number of seconds since 1970");
        }
        long epochSecond = Long.parseLong(text);
        Duration age = Duration.between(Instant.ofEpochSecond(epochSecond), clock.instant());
        if (age.abs().compareTo(tolerance) > 0) {
            throw new InvalidSignatureException("the request was signed " + age.abs()
                    + (age.isNegative() ? " in the future" : " ago") + ", and only " + tolerance
                    + " is tolerated; compare the clocks of sender and receiver");
        }
        return epochSecond;
    }

    @Override
    public String toString() {
        return "SignatureVerifier[" + keys.size() + " keys, tolerance " + tolerance + "]";
    }
}
