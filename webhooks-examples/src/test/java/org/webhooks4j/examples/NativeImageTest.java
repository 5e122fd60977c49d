package org.webhooks4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * The jars tell GraalVM's {@code native-image} which resources they read, and what they call by reflection. It leaves
 * out of an image whatever it is not told of. {@link ArchitectureTest} finds further classes that call by reflection.
 */
class NativeImageTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static List<Path> modules() throws IOException {
        try (Stream<Path> siblings = Files.list(Path.of(".."))) {
            return siblings.filter(module -> module.getFileName().toString().startsWith("webhooks-"))
                    .filter(module -> !module.endsWith("webhooks-examples") && !module.endsWith("webhooks-benchmarks"))
                    .filter(module -> Files.isDirectory(module.resolve("src/main/resources")))
                    .sorted()
                    .toList();
        }
    }

    private static JsonNode metadata(Path module, String file) throws IOException {
        String name = module.getFileName().toString();
        Path path = module.resolve("src/main/resources/META-INF/native-image/org.webhooks4j")
                .resolve(name)
                .resolve(file);
        return Files.exists(path) ? JSON.readTree(path.toFile()) : JSON.missingNode();
    }

    @Test
    void everyResourceOfAModuleIsInTheImage() throws IOException {
        List<String> resources = new ArrayList<>();
        List<String> forgotten = new ArrayList<>();
        for (Path module : modules()) {
            List<String> patterns = metadata(module, "resource-config.json")
                    .at("/resources/includes")
                    .findValuesAsText("pattern");
            Path folder = module.resolve("src/main/resources");
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(Files::isRegularFile)
                        .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                        .filter(file -> !file.startsWith("META-INF/"))
                        .peek(resources::add)
                        .filter(file -> patterns.stream().noneMatch(file::matches))
                        .forEach(file -> forgotten.add(module.getFileName() + ": " + file));
            }
        }
        assertThat(forgotten).isEmpty();
        assertThat(resources).hasSizeGreaterThan(50);
    }

    @Test
    void whatIsCalledByReflectionExists() throws Exception {
        int methods = 0;
        for (Path module : modules()) {
            for (JsonNode type : metadata(module, "reflect-config.json")) {
                Class<?> named = Class.forName(type.get("name").asText());
                for (JsonNode method : type.get("methods")) {
                    assertThat(named.getMethod(method.get("name").asText())).isNotNull();
                    methods++;
                }
            }
            for (String name : proxies(module)) {
                assertThat(Class.forName(name)).isInterface();
            }
        }
        assertThat(methods).isEqualTo(4);
    }

    private static List<String> proxies(Path module) throws IOException {
        List<String> names = new ArrayList<>();
        metadata(module, "proxy-config.json")
                .forEach(proxy -> proxy.get("interfaces").forEach(type -> names.add(type.asText())));
        return names;
    }

    /** A statement of the transaction's connection is a proxy, of whichever kind the store asks for. */
    @Test
    void everyKindOfStatementIsInTheImage() throws IOException {
        List<String> kinds = new ArrayList<>(List.of(DataSource.class.getName(), Connection.class.getName()));
        Stream.of(Connection.class.getMethods())
                .map(Method::getReturnType)
                .filter(Statement.class::isAssignableFrom)
                .distinct()
                .forEach(kind -> kinds.add(kind.getName()));

        assertThat(proxies(Path.of("..", "webhooks-jta"))).containsExactlyInAnyOrderElementsOf(kinds);
        assertThat(proxies(Path.of("..", "webhooks-jdbc"))).containsExactly(Connection.class.getName());
    }
}
