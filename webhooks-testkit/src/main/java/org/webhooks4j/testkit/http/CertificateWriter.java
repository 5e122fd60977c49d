package org.webhooks4j.testkit.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;

/** Writes an X.509 certificate (RFC 5280, section 4.1) in DER, as the JDK has no API to make one. */
final class CertificateWriter {

    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OCTET_STRING = 0x04;
    private static final int UTF8_STRING = 0x0c;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int DNS_NAME = 0x82;
    private static final int IP_ADDRESS = 0x87;

    private static final byte[] TRUE = {0x01, 0x01, -1};
    private static final byte[] VERSION_3 = {2};
    private static final byte[] NO_UNUSED_BITS = {0};
    private static final byte[] COMMON_NAME = {0x06, 3, 0x55, 4, 3};
    private static final byte[] ALTERNATIVE_NAMES = {0x06, 3, 0x55, 0x1d, 17};
    private static final byte[] BASIC_CONSTRAINTS = {0x06, 3, 0x55, 0x1d, 19};

    /** ecdsa-with-SHA256, 1.2.840.10045.4.3.2. */
    private static final byte[] ALGORITHM =
            der(SEQUENCE, new byte[] {0x06, 8, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 4, 3, 2});

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private final BigInteger serial;
    private final String subject;
    private final PublicKey key;
    private final Instant from;
    private final Instant to;
    private byte[] extensions = {};

    CertificateWriter(BigInteger serial, String subject, PublicKey key, Instant from, Instant to) {
        this.serial = serial;
        this.subject = subject;
        this.key = key;
        this.from = from;
        this.to = to;
    }

    /** Makes the holder a certificate authority. */
    CertificateWriter authority() {
        return extension(BASIC_CONSTRAINTS, TRUE, der(SEQUENCE, TRUE));
    }

    /** Sets the host names or addresses that the certificate is valid for. */
    CertificateWriter names(String... names) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String name : names) {
            all.writeBytes(
                    name.matches("[0-9.]+")
                            ? der(IP_ADDRESS, AddressTexts.of(name).get(0).getAddress())
                            : der(DNS_NAME, name.getBytes(StandardCharsets.US_ASCII)));
        }
        return extension(ALTERNATIVE_NAMES, new byte[0], der(SEQUENCE, all.toByteArray()));
    }

    private CertificateWriter extension(byte[] id, byte[] critical, byte[] value) {
        extensions = joined(extensions, der(SEQUENCE, id, critical, der(OCTET_STRING, value)));
        return this;
    }

    X509Certificate signedBy(String issuer, KeyPair issuersKeys) {
        byte[] contents = der(
                SEQUENCE,
                der(0xa0, der(INTEGER, VERSION_3)),
                der(INTEGER, serial.toByteArray()),
                ALGORITHM,
                name(issuer),
                der(SEQUENCE, time(from), time(to)),
                name(subject),
                key.getEncoded(),
                der(0xa3, der(SEQUENCE, extensions)));
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(issuersKeys.getPrivate());
            signature.update(contents);
            byte[] encoded = der(SEQUENCE, contents, ALGORITHM, der(BIT_STRING, NO_UNUSED_BITS, signature.sign()));
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] name(String commonName) {
        byte[] text = der(UTF8_STRING, commonName.getBytes(StandardCharsets.UTF_8));
        return der(SEQUENCE, der(SET, der(SEQUENCE, COMMON_NAME, text)));
    }

    private static byte[] time(Instant instant) {
        return der(GENERALIZED_TIME, TIME.format(instant).getBytes(StandardCharsets.US_ASCII));
    }

    /** Encodes a value with its tag and length. */
    private static byte[] der(int tag, byte[]... parts) {
        byte[] value = joined(parts);
        byte[] length = BigInteger.valueOf(value.length).toByteArray();
        if (value.length >= 0x80) {
            // The shortest form, without the zero that keeps a number positive.
            byte[] digits = length[0] == 0 ? Arrays.copyOfRange(length, 1, length.length) : length;
            length = joined(new byte[] {(byte) (0x80 | digits.length)}, digits);
        }
        return joined(new byte[] {(byte) tag}, length, value);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
