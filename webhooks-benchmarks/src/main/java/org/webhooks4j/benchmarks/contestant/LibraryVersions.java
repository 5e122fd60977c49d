package org.webhooks4j.benchmarks.contestant;

import java.net.URI;
import java.nio.file.Path;
import java.security.CodeSource;

/** Reads versions of libraries from the names of their jars. */
final class LibraryVersions {

    private LibraryVersions() {}

    /** Returns the name of the jar of a class, such as {@code db-scheduler-16.12.0}. */
    static String of(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source == null
                ? type.getPackageName()
                : String.valueOf(Path.of(URI.create(source.getLocation().toString()))
                                .getFileName())
                        .replaceFirst("\\.jar$", "");
    }
}
