package org.webhooks4j.internal.signing;

import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One entry of the header {@code webhook-signature}: the version of the signature scheme, and the signature. */
public final class VersionedSignature {

    public static final String HMAC_SHA256 = "v1";
    public static final String ED25519 = "v1a";

    /**
     * More entries than any sender has keys; further entries are ignored as forged, because verifying them costs time.
     */
    private static final int MAX_ENTRIES = 20;

    private final String version;
    private final byte[] bytes;

    public VersionedSignature(String version, byte[] bytes) {
        this.version = version;
        this.bytes = bytes;
    }

    /** Parses the header's value. Malformed entries are omitted. */
    public static List<VersionedSignature> parse(String header) {
        return Stream.of(header.strip().split(" +", MAX_ENTRIES + 1))
                .limit(MAX_ENTRIES)
                .map(VersionedSignature::parseEntry)
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable VersionedSignature parseEntry(String entry) {
        int comma = entry.indexOf(',');
        if (comma < 0) {
            return null;
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(entry.substring(comma + 1));
            return new VersionedSignature(entry.substring(0, comma), bytes);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    String version() {
        return version;
    }

    byte[] bytes() {
        return bytes;
    }

    @Override
    public String toString() {
        return version + ',' + Base64.getEncoder().encodeToString(bytes);
    }
}
