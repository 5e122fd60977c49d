package org.webhooks4j.testkit.http;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** A certificate authority for tests, and the certificates that it issues. */
final class TestCertificateAuthority {

    /** A key and the certificate that belongs to it. */
    record Holder(KeyPair keys, X509Certificate certificate) {}

    private static final char[] NO_PASSWORD = {};
    private static final Duration DAY = Duration.ofDays(1);
    private static final AtomicLong SERIALS = new AtomicLong();

    private final String name;
    private final Holder own;

    TestCertificateAuthority(String name) {
        this.name = name;
        Instant now = Clock.systemUTC().instant();
        KeyPair keys = newKeys();
        this.own = new Holder(
                keys,
                unsigned(keys, name, now.minus(DAY), now.plus(DAY)).authority().signedBy(name, keys));
    }

    /** Issues a certificate that is valid today. */
    Holder issue(String... names) {
        Instant now = Clock.systemUTC().instant();
        return issue(now.minus(DAY), now.plus(DAY), names);
    }

    /** Issues a certificate that is valid from one instant to another. */
    Holder issue(Instant from, Instant to, String... names) {
        KeyPair keys = newKeys();
        return new Holder(keys, unsigned(keys, names[0], from, to).names(names).signedBy(name, own.keys()));
    }

    /** Creates a self-signed certificate. */
    static Holder selfSigned(String... names) {
        KeyPair keys = newKeys();
        Instant now = Clock.systemUTC().instant();
        return new Holder(
                keys,
                unsigned(keys, names[0], now.minus(DAY), now.plus(DAY))
                        .names(names)
                        .signedBy(names[0], keys));
    }

    /** Returns a context that trusts certificates of this authority. */
    SSLContext trusting() {
        return context(null, own.certificate());
    }

    /** Returns a context that trusts certificates of this authority and presents its own certificate. */
    SSLContext trusting(Holder shown) {
        return context(shown, own.certificate());
    }

    /** Returns a context that presents a certificate and trusts none. */
    static SSLContext showing(Holder shown) {
        return context(shown, null);
    }

    private static CertificateWriter unsigned(KeyPair keys, String subject, Instant from, Instant to) {
        return new CertificateWriter(
                BigInteger.valueOf(SERIALS.incrementAndGet()), subject, keys.getPublic(), from, to);
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static SSLContext context(@Nullable Holder shown, @Nullable X509Certificate trusted) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    shown == null ? null : keyManagers(shown), trusted == null ? null : trustManagers(trusted), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyManager[] keyManagers(Holder shown) throws GeneralSecurityException {
        KeyStore store = emptyStore();
        store.setKeyEntry("own", shown.keys().getPrivate(), NO_PASSWORD, new X509Certificate[] {shown.certificate()});
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static TrustManager[] trustManagers(X509Certificate trusted) throws GeneralSecurityException {
        KeyStore store = emptyStore();
        store.setCertificateEntry("authority", trusted);
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyStore emptyStore() throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(null, null);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
        return store;
    }
}
