package org.webhooks4j;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.text.CleanText;
import org.webhooks4j.internal.webhook.HeaderRules;

/**
 * How a request shows the receiver who sends it: a user and a password, a token, or a key in a header of the receiver's
 * choice. The secret is encrypted where it is stored, and neither a log nor {@link #toString()} shows it.
 */
public final class Authentication {

    /** In which form. */
    public enum Scheme {
        /** A user's name and password: RFC 7617, in UTF-8. */
        BASIC,
        /** A token: RFC 6750, section 2.1. */
        BEARER,
        /** A key in a header that the receiver names. */
        API_KEY
    }

    private static final int MAX_LENGTH = 1_000;

    /** RFC 6750, section 2.1. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]{1,4000}=*");

    private final Scheme scheme;
    private final @Nullable String name;
    private final String secret;

    private Authentication(Scheme scheme, @Nullable String name, String secret) {
        this.scheme = scheme;
        this.name = name;
        this.secret = secret;
    }

    /**
     * A user and a password.
     *
     * @param user at most 1000 characters, no colon, no control character
     * @param password at most 1000 characters, no control character
     * @return the authentication
     * @throws IllegalArgumentException if one of them is not of that form; the message does not repeat the password
     */
    public static Authentication basic(String user, String password) {
        if (!isPrintable(user) || user.indexOf(':') >= 0) {
            throw new IllegalArgumentException("the user's name has a colon or a control character, or is longer than "
                    + MAX_LENGTH + " characters; basic authentication cannot carry it");
        }
        if (!isPrintable(password)) {
            throw new IllegalArgumentException("the password has a control character, or is longer than " + MAX_LENGTH
                    + " characters; check that it was copied in full and without a line break");
        }
        return new Authentication(Scheme.BASIC, user, password);
    }

    /**
     * A token.
     *
     * @param token letters, digits, {@code -}, {@code .}, {@code _}, {@code ~}, {@code +} and {@code /}, at most 4000,
     *     and {@code =} at the end
     * @return the authentication
     * @throws IllegalArgumentException if it is not of that form; the message does not repeat it
     */
    public static Authentication bearer(String token) {
        if (!TOKEN.matcher(token).matches()) {
            throw new IllegalArgumentException(
                    "the token is empty or has a character that no bearer token has, such as a"
                            + " blank; write the token alone, without the word Bearer");
        }
        return new Authentication(Scheme.BEARER, null, token);
    }

    /**
     * A key in a header.
     *
     * @param header the header's name, such as {@code X-API-Key}; none that webhooks4j sets itself
     * @param key printable ASCII, at most 4000 characters
     * @return the authentication
     * @throws IllegalArgumentException if one of them is not of that form; the message does not repeat the key
     */
    public static Authentication apiKey(String header, String key) {
        String problem = key.isBlank() ? "the key is empty" : HeaderRules.problemOf(header, key);
        if (problem != null) {
            throw new IllegalArgumentException(problem);
        }
        return new Authentication(Scheme.API_KEY, header, key);
    }

    /**
     * In which form.
     *
     * @return the scheme
     */
    public Scheme scheme() {
        return scheme;
    }

    /**
     * The user's or the header's name.
     *
     * @return the name, or null for a token, which has none
     */
    public @Nullable String name() {
        return name;
    }

    /**
     * The password, token or key, to be sent and to be stored. It must not reach a log.
     *
     * @return the secret
     */
    public String reveal() {
        return secret;
    }

    /**
     * Which header carries it.
     *
     * @return {@code Authorization}, or the header that the receiver chose
     */
    public String headerName() {
        return scheme == Scheme.API_KEY ? Objects.requireNonNull(name) : HeaderRules.AUTHORIZATION;
    }

    /**
     * What that header says. It must not reach a log.
     *
     * @return the value
     */
    public String headerValue() {
        return switch (scheme) {
            case BASIC ->
                "Basic " + Base64.getEncoder().encodeToString((name + ":" + secret).getBytes(StandardCharsets.UTF_8));
            case BEARER -> "Bearer " + secret;
            case API_KEY -> secret;
        };
    }

    private static boolean isPrintable(String text) {
        return text.length() <= MAX_LENGTH
                && text.codePoints().noneMatch(Character::isISOControl)
                && CleanText.isClean(text);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Authentication that
                && scheme == that.scheme
                && Objects.equals(name, that.name)
                && secret.equals(that.secret);
    }

    @Override
    public int hashCode() {
        return Objects.hash(scheme, name, secret);
    }

    @Override
    public String toString() {
        return "Authentication[" + scheme + (name == null ? "" : " " + name) + "]";
    }
}
