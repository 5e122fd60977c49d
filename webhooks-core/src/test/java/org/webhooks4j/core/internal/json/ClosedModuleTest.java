package org.webhooks4j.core.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.webhooks4j.UnreadableObjectException;

/** Tests objects of a host that is a module in its own layer, with Jackson on the class path. */
class ClosedModuleTest {

    private final JacksonJsonCodec codec = new JacksonJsonCodec();

    @TempDir
    private Path folder;

    @Test
    void aPackageThatIsNotOpenedIsNamedWithWhatOpensIt() throws Exception {
        assertThat(catchThrowable(() -> codec.toTree(server(""))))
                .isInstanceOf(UnreadableObjectException.class)
                .hasMessageContaining("is of a package that may not be read (org.host.model.Server)")
                .hasMessageContaining(
                        "write 'opens org.host.model;' into the module-info of org.host if it is to be sent;"
                                + " say what is sent of it with describe(Server.class, ");
    }

    @Test
    void anOpenedPackageIsRead() throws Exception {
        assertThat(codec.toTree(server("opens org.host.model;"))).containsEntry("name", "web-01");
    }

    /** An object of the JDK, whose module-info a host cannot change. */
    @Test
    void ofAClassOfThePlatformsNoPackageIsToBeOpened() {
        Map<String, Object> withClient = Map.of("name", "web-01", "client", HttpClient.newHttpClient());
        assertThat(catchThrowable(() -> codec.toTree(withClient)))
                .isInstanceOf(UnreadableObjectException.class)
                .hasMessageContaining("has nothing that can be read as JSON (jdk.internal.net.http.HttpClient")
                .hasMessageNotContaining("module-info");
    }

    /** An object that the module itself created. */
    private Object server(String opening) throws Exception {
        Path sources = folder.resolve("sources");
        Path classes = folder.resolve("classes");
        int result = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        System.out,
                        System.err,
                        "-d",
                        classes.toString(),
                        write(
                                sources.resolve("module-info.java"),
                                "module org.host { exports org.host; " + opening + " }"),
                        write(
                                sources.resolve("Server.java"),
                                "package org.host.model; public record Server(String id, String name) {}"),
                        write(
                                sources.resolve("Servers.java"),
                                "package org.host; public class Servers implements java.util.function.Supplier<Object> {"
                                        + " public Object get() { return new org.host.model.Server(\"1\", \"web-01\"); } }"));
        assertThat(result).isZero();
        ModuleLayer boot = ModuleLayer.boot();
        Configuration configuration =
                boot.configuration().resolve(ModuleFinder.of(classes), ModuleFinder.of(), Set.of("org.host"));
        Class<?> servers = boot.defineModulesWithOneLoader(configuration, ClassLoader.getSystemClassLoader())
                .findLoader("org.host")
                .loadClass("org.host.Servers");
        return ((Supplier<?>) servers.getConstructor().newInstance()).get();
    }

    private static String write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text).toString();
    }
}
