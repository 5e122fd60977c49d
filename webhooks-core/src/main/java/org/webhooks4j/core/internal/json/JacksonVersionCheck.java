package org.webhooks4j.core.internal.json;

import com.fasterxml.jackson.core.Version;

/** The oldest Jackson that works: 2.15, the first one whose limits on what is read can be set. */
public final class JacksonVersionCheck {

    private static final int MAJOR = 2;
    private static final int MINOR = 15;

    private JacksonVersionCheck() {}

    /**
     * Refuses a Jackson that is too old: it would be found out when a delivering thread needs it.
     *
     * @param withDatabind whether host objects are read with it, too
     * @throws IllegalStateException if it is; the message names the version that was found and the one that is needed
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
