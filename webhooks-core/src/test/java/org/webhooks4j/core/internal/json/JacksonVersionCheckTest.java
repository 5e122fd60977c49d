package org.webhooks4j.core.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.cfg.PackageVersion;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The build runs the tests of this package twice, the second time with the oldest supported Jackson. */
class JacksonVersionCheckTest {

    private static final Path TOO_OLD = Path.of("target", "jackson-too-old");

    @Test
    void theseTestsRunWithTheJacksonThatTheyAreMeantFor() {
        String found = PackageVersion.VERSION.toString();

        assertThat(found).isEqualTo(System.getProperty("jackson.expected", found));
        assertThatCode(() -> JacksonVersionCheck.check(true)).doesNotThrowAnyException();
    }

    @Test
    void anOlderJacksonIsRefusedWhenTheEngineIsBuilt() throws Exception {
        assumeThat(TOO_OLD).as("jars that Maven copies").isDirectory();
        try (URLClassLoader host = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            Object builder = host.loadClass("org.webhooks4j.core.WebhookEngine")
                    .getMethod("inMemory")
                    .invoke(null);

            assertThatCode(() -> builder.getClass().getMethod("build").invoke(builder))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("webhooks4j needs Jackson 2.15 or later, and finds jackson-core 2.14.3;");
        }
    }

    /** Returns the class path of this test, with the older Jackson instead of its own. */
    private static URL[] classPath() throws IOException {
        List<Path> classPath = new ArrayList<>();
        try (Stream<Path> jars = Files.list(TOO_OLD)) {
            jars.forEach(classPath::add);
        }
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!Path.of(entry).getFileName().toString().matches("jackson-(annotations|core|databind).*")) {
                classPath.add(Path.of(entry));
            }
        }
        URL[] urls = new URL[classPath.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = classPath.get(i).toUri().toURL();
        }
        return urls;
    }
}
