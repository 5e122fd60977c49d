package org.webhooks4j.examples.loaders;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.webhooks4j.core.WebhookEngine;

/** Creates a copy of the library that reports another version. */
final class OtherVersion {

    private static final String VERSION = "org/webhooks4j/core/version.properties";

    private OtherVersion() {}

    /** Returns the libraries, with a copy instead of the engine's. */
    static URL[] among(URL[] libraries, String version, Path folder) throws IOException, URISyntaxException {
        URL engine = WebhookEngine.class.getProtectionDomain().getCodeSource().getLocation();
        Path from = Path.of(engine.toURI());
        Path copy = Files.isDirectory(from)
                ? copyFolder(from, folder, version)
                : copyJar(from, folder.resolveSibling(folder.getFileName() + ".jar"), version);
        URL copied = copy.toUri().toURL();
        return Stream.of(libraries)
                .map(url -> url.toString().equals(engine.toString()) ? copied : url)
                .toArray(URL[]::new);
    }

    private static Path copyFolder(Path from, Path folder, String version) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = folder.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        Files.writeString(folder.resolve(VERSION), "version=" + version);
        return folder;
    }

    private static Path copyJar(Path from, Path jar, String version) throws IOException {
        Files.copy(from, jar);
        try (FileSystem files = FileSystems.newFileSystem(jar)) {
            Files.writeString(files.getPath(VERSION), "version=" + version);
        }
        return jar;
    }
}
