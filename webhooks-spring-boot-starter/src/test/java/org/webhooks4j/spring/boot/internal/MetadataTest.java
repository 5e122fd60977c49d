package org.webhooks4j.spring.boot.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What editors show of the properties. */
class MetadataTest {

    private final Map<String, JsonNode> properties = new TreeMap<>();

    MetadataTest() throws IOException {
        try (InputStream file = Objects.requireNonNull(
                WebhooksProperties.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json"))) {
            for (JsonNode property : new ObjectMapper().readTree(file).get("properties")) {
                String name = property.get("name").asText();
                if (name.startsWith("webhooks.")) { // the actuator adds its own for the endpoint
                    properties.put(name, property);
                }
            }
        }
    }

    @Test
    void everyPropertyIsKnownAndDescribed() {
        List<String> names = new ArrayList<>();
        addNames(WebhooksProperties.class, "webhooks", names);

        assertThat(properties.keySet()).containsExactlyInAnyOrderElementsOf(names);
        properties.forEach(
                (name, property) -> assertThat(property.path("description").asText())
                        .as(name)
                        .isNotBlank()
                        .endsWith("."));
    }

    @Test
    void defaultsAreKnown() {
        assertThat(properties.get("webhooks.console.path").get("defaultValue").asText())
                .isEqualTo("/toolbox/webhooks");
        assertThat(properties.get("webhooks.schema").get("defaultValue").asText())
                .isEqualTo("validate");
    }

    private static void addNames(Class<?> type, String prefix, List<String> names) {
        for (RecordComponent component : type.getRecordComponents()) {
            String name = prefix + "."
                    + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            if (component.getType().isRecord()) {
                addNames(component.getType(), name, names);
            } else {
                names.add(name);
            }
        }
    }
}
