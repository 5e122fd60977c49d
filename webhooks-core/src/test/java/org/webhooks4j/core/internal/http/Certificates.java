package org.webhooks4j.core.internal.http;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** An authority of the tests' own, and servers it vouches for. */
final class Certificates {

    private static final HeldCertificate AUTHORITY =
            new HeldCertificate.Builder().certificateAuthority(0).build();

    private Certificates() {}

    /** What a client needs to trust the authority. */
    static SSLContext client() {
        return new HandshakeCertificates.Builder()
                .addTrustedCertificate(AUTHORITY.certificate())
                .build()
                .sslContext();
    }

    static HandshakeCertificates server(String... names) {
        return server(certificate(names).signedBy(AUTHORITY).build());
    }

    static HandshakeCertificates expired(String... names) {
        long now = Clock.systemUTC().millis();
        return server(certificate(names)
                .signedBy(AUTHORITY)
                .validityInterval(now - TimeUnit.DAYS.toMillis(2), now - TimeUnit.DAYS.toMillis(1))
                .build());
    }

    static HandshakeCertificates selfSigned(String... names) {
        return server(certificate(names).build());
    }

    private static HandshakeCertificates server(HeldCertificate certificate) {
        return new HandshakeCertificates.Builder().heldCertificate(certificate).build();
    }

    private static HeldCertificate.Builder certificate(String... names) {
        HeldCertificate.Builder builder = new HeldCertificate.Builder();
        for (String name : names) {
            builder.addSubjectAlternativeName(name);
        }
        return builder;
    }
}
