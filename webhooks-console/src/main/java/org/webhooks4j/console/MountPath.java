package org.webhooks4j.console;

import org.jspecify.annotations.Nullable;

/** Splits a request's path at the path where the console is mounted. */
final class MountPath {

    private MountPath() {}

    /** Removes a trailing slash, so that the root is empty. */
    static String normalize(String mountPath) {
        String path = mountPath.endsWith("/") ? mountPath.substring(0, mountPath.length() - 1) : mountPath;
        if (!path.isEmpty() && !path.startsWith("/")) {
            throw new IllegalArgumentException(
                    "the mount path '" + mountPath + "' is not usable; write one such as /toolbox/webhooks, or /");
        }
        return path;
    }

    /** Returns the part after the mount path, or null if the request is not for the console. */
    static @Nullable String below(String mountPath, String path) {
        if (!path.startsWith(mountPath)) {
            return null;
        }
        String below = path.substring(mountPath.length());
        return below.isEmpty() || below.startsWith("/") ? below : null;
    }
}
