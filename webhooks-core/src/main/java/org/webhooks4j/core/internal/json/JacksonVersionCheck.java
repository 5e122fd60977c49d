package org.webhooks4j.core.internal.json;

import com.fasterxml.jackson.core.Version;

/** Checks the minimum Jackson version: 2.15, the first one with configurable read limits. */
public final class JacksonVersionCheck {

    private static final int MAJOR = 2;
    private static final int MINOR = 15;

    private JacksonVersionCheck() {}

    /**
     * Rejects a Jackson version that is too old, which would otherwise fail only in a delivering thread.
     *
     * @param withDatabind whether jackson-databind is checked too, because it serializes host objects
     * @throws IllegalStateException if it is too old; the message names the found and the required version
     */
    public static void check(boolean withDatabind) {
        check("jackson-core", com.fasterxml.jackson.core.json.PackageVersion.VERSION);
        if (withDatabind) {
            check("jackson-databind", com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION);
        }
    }

    private static void check(String artifact, Version found) {
        boolean isNewEnough =
                found.getMajorVersion() == MAJOR ? found.getMinorVersion() >= MINOR : found.getMajorVersion() > MAJOR;
        if (!isNewEnough) {
            throw new IllegalStateException("webhooks4j needs Jackson " + MAJOR + "." + MINOR + " or later, and finds "
                    + artifact + " " + found + "; raise jackson-core and jackson-databind to one newer version, for"
                    + " example with the jackson-bom");
        }
    }
}
