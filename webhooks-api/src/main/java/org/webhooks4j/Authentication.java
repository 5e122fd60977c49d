package org.webhooks4j;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.text.CleanText;
import org.webhooks4j.internal.webhook.HeaderRules;

/**
 * Credentials that a request sends to the receiver: a user and a password, a token, or a key in a header that the
 * receiver chooses. The secret is encrypted at rest. Logs and {@link #toString()} do not contain it.
 */
public final class Authentication {

    /** The form of the credentials. */
    public enum Scheme {
        /** A user name and a password in UTF-8 (RFC 7617). */
        BASIC,
        /** A bearer token (RFC 6750, section 2.1). */
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
     * Returns basic authentication with a user and a password.
     *
     * @param user at most 1000 characters, no colon, no control character
     * @param password at most 1000 characters, no control character
     * @return the authentication
     * @throws IllegalArgumentException if the user or the password is invalid; the message does not contain the
     *     password
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
     * Returns authentication with a bearer token.
     *
     * @param token letters, digits, {@code -}, {@code .}, {@code _}, {@code ~}, {@code +} and {@code /}, at most 4000,
     *     and {@code =} at the end
     * @return the authentication
     * @throws IllegalArgumentException if the token is invalid; the message does not contain it
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
     * Returns authentication with a key in a header.
     *
     * @param header the header's name, such as {@code X-API-Key}; not a header that webhooks4j sets itself
     * @param key printable ASCII, at most 4000 characters
     * @return the authentication
     * @throws IllegalArgumentException if the header or the key is invalid; the message does not contain the key
     */
    public static Authentication apiKey(String header, String key) {
        String problem = key.isBlank() ? "the key is empty" : HeaderRules.problemOf(header, key);
        if (problem != null) {
            throw new IllegalArgumentException(problem);
        }
        return new Authentication(Scheme.API_KEY, header, key);
    }

    /**
     * The form of the credentials.
     *
     * @return the scheme
     */
    public Scheme scheme() {
        return scheme;
    }

    /**
     * The user name, or the name of the API key's header.
     *
     * @return the name, or null for a bearer token
     */
    public @Nullable String name() {
        return name;
    }

    /**
     * Returns the password, token or key in plain text, for sending and storing. Callers must not log it.
     *
     * @return the secret
     */
    public String reveal() {
        return secret;
    }

    /**
     * Returns the name of the header that carries the credentials.
     *
     * @return {@code Authorization}, or the header that the receiver chose
     */
    public String headerName() {
        return scheme == Scheme.API_KEY ? Objects.requireNonNull(name) : HeaderRules.AUTHORIZATION;
    }

    /**
     * Returns the value of the header, which contains the secret. Callers must not log it.
     *
     * @return the header's value
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
