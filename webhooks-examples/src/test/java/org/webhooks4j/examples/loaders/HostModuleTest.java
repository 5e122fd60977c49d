package org.webhooks4j.examples.loaders;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.webhooks4j.Webhooks;
import org.webhooks4j.core.WebhookEngine;

/** Tests a host that is a module, in a layer in which the library and Jackson are modules too. */
class HostModuleTest {

    private static final List<Class<?>> LIBRARIES = List.of(
            Webhooks.class,
            WebhookEngine.class,
            JsonProperty.class,
            JsonGenerator.class,
            ObjectMapper.class,
            Logger.class,
            Nullable.class);

    @TempDir
    private Path folder;

    @Test
    void aPackageThatIsNotOpenedIsToBeOpenedToJackson() throws Exception {
        assertThat(snapshot(""))
                .contains("cannot read org.host.model.Server: ")
                .contains("write 'opens org.host.model to com.fasterxml.jackson.databind;'"
                        + " into the module-info of org.host if it is to be sent");
    }

    @Test
    void aPackageThatIsOpenedToJacksonIsRead() throws Exception {
        assertThat(snapshot("opens org.host.model to com.fasterxml.jackson.databind;"))
                .isEqualTo("{id=1, name=web-01}");
    }

    /** Returns the tree of a host's object, or the error message. */
    private String snapshot(String opening) throws Exception {
        List<Path> modules = libraries();
        modules.add(compile(opening));
        ModuleLayer boot = ModuleLayer.boot();
        Configuration configuration = boot.configuration()
                .resolve(ModuleFinder.of(modules.toArray(Path[]::new)), ModuleFinder.of(), Set.of("org.host"));
        Class<?> host = boot.defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader())
                .findLoader("org.host")
                .loadClass("org.host.Host");
        return (String) ((Callable<?>) host.getConstructor().newInstance()).call();
    }

    private Path compile(String opening) throws Exception {
        Path classes = folder.resolve("classes");
        Stream<String> options = Stream.of(
                "-d",
                classes.toString(),
                "--module-path",
                libraries().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        Stream<String> sources = Stream.of(
                source(
                        "module-info",
                        "module org.host { requires org.webhooks4j.core; exports org.host; " + opening + " }"),
                source("Server", "package org.host.model; public record Server(String id, String name) {}"),
                source("Host", """
                        package org.host;

                        import org.host.model.Server;
                        import org.webhooks4j.UnreadableObjectException;
                        import org.webhooks4j.core.WebhookEngine;

                        public class Host implements java.util.concurrent.Callable<String> {
                            @Override
                            public String call() {
                                try (WebhookEngine engine = WebhookEngine.inMemory().build()) {
                                    return engine.snapshot(new Server("1", "web-01")).fields().toString();
                                } catch (UnreadableObjectException e) {
                                    return e.getMessage();
                                }
                            }
                        }
                        """));
        int result = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(System.out, System.err, Stream.concat(options, sources).toArray(String[]::new));
        assertThat(result).isZero();
        return classes;
    }

    private String source(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name + ".java"), text).toString();
    }

    private static List<Path> libraries() throws URISyntaxException {
        List<Path> paths = new ArrayList<>();
        for (Class<?> library : LIBRARIES) {
            paths.add(Path.of(
                    library.getProtectionDomain().getCodeSource().getLocation().toURI()));
        }
        return paths;
    }
}
