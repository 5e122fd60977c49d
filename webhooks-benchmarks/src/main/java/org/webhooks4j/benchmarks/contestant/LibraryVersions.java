package org.webhooks4j.benchmarks.contestant;

import java.net.URI;
import java.nio.file.Path;
import java.security.CodeSource;

/** Versions of libraries, as the names of their jars tell them. */
final class LibraryVersions {

    private LibraryVersions() {}

    /** The jar that a class is in, such as {@code db-scheduler-16.12.0}. */
    static String of(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source == null
                ? type.getPackageName()
                : String.valueOf(Path.of(URI.create(source.getLocation().toString()))
                                .getFileName())
                        .replaceFirst("\\.jar$", "");
    }
}
