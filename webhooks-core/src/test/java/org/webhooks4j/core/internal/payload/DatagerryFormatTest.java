package org.webhooks4j.core.internal.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.webhooks4j.core.internal.payload.Rendering.render;
import static org.webhooks4j.core.internal.payload.SampleEvent.tree;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.webhooks4j.Change;
import org.webhooks4j.core.internal.json.JacksonJsonCodec;

class DatagerryFormatTest {

    private static final String TIME = "\"event_time\":{\"$date\":1795450267887}";

    private final Locale locale = Locale.getDefault();
    private final DatagerryFormat format = new DatagerryFormat(new JacksonJsonCodec());

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(locale);
    }

    @Test
    void isCalledDatagerryAndIsJson() {
        assertThat(format.name()).isEqualTo("datagerry");
        assertThat(format.contentType()).isEqualTo("application/json");
    }

    @Test
    void aCreationHasTheObjectAfterwards() {
        assertThat(render(format, SampleEvent.of("create", null, tree("name", "web-01"))))
                .isEqualTo("{" + TIME + ",\"operation\":\"CREATE\",\"object_before\":null,"
                        + "\"object_after\":{\"name\":\"web-01\"},\"changes\":null}");
    }

    @Test
    void aDeletionHasTheObjectBefore() {
        assertThat(render(format, SampleEvent.of("delete", tree("name", "web-01"), null)))
                .isEqualTo("{" + TIME + ",\"operation\":\"DELETE\",\"object_before\":{\"name\":\"web-01\"},"
                        + "\"object_after\":null,\"changes\":null}");
    }

    @Test
    void anUpdateHasBothAndTheChangedFieldsOldAndNew() {
        SampleEvent event = SampleEvent.of(
                        "update",
                        tree("name", "web-01", "status", "in_stock", "rack", 7L),
                        tree("name", "web-01", "status", "active", "owner", null))
                .with(Change.replaced("status", "in_stock", "active"));

        assertThat(render(format, event))
                .isEqualTo("{" + TIME + ",\"operation\":\"UPDATE\","
                        + "\"object_before\":{\"name\":\"web-01\",\"status\":\"in_stock\",\"rack\":7},"
                        + "\"object_after\":{\"name\":\"web-01\",\"status\":\"active\",\"owner\":null},"
                        + "\"changes\":{\"old\":[{\"name\":\"status\",\"value\":\"in_stock\"},{\"name\":\"rack\",\"value\":7}],"
                        + "\"new\":[{\"name\":\"status\",\"value\":\"active\"},{\"name\":\"owner\",\"value\":null}]}}");
    }

    @Test
    void aChangeDeepInsideAFieldTellsTheWholeField() {
        SampleEvent event = SampleEvent.of(
                "update",
                tree("contact", Map.of("phone", "1"), "tags", List.of("a")),
                tree("contact", Map.of("phone", "2"), "tags", List.of("a")));

        assertThat(render(format, event))
                .endsWith("\"changes\":{\"old\":[{\"name\":\"contact\",\"value\":{\"phone\":\"1\"}}],"
                        + "\"new\":[{\"name\":\"contact\",\"value\":{\"phone\":\"2\"}}]}}");
    }

    @Test
    void fieldsThatAreKeptInAListAreComparedOneByOne() {
        Map<String, Object> name = tree("name", "hostname", "value", "web-01");
        SampleEvent event = SampleEvent.of(
                "update",
                tree("public_id", 42L, "fields", List.of(name, tree("name", "status", "value", "in_stock"))),
                tree("public_id", 42L, "fields", List.of(name, tree("name", "status", "value", "active"))));

        assertThat(render(format, event))
                .endsWith("\"changes\":{\"old\":[{\"name\":\"status\",\"value\":\"in_stock\"}],"
                        + "\"new\":[{\"name\":\"status\",\"value\":\"active\"}]}}");
    }

    @Test
    void aFieldThatIsOnlyCalledFieldsIsAFieldLikeAnyOther() {
        SampleEvent event = SampleEvent.of("update", tree("fields", List.of()), tree("fields", "none"));

        assertThat(render(format, event))
                .endsWith("\"changes\":{\"old\":[{\"name\":\"fields\",\"value\":[]}],"
                        + "\"new\":[{\"name\":\"fields\",\"value\":\"none\"}]}}");
    }

    @Test
    void anUpdateWithoutAKnownStateBeforeHasNoChanges() {
        SampleEvent event = SampleEvent.of("update", null, tree("name", "web-02"))
                .with(Change.replaced("name", "web-01", "web-02"));

        assertThat(render(format, event))
                .isEqualTo("{" + TIME + ",\"operation\":\"UPDATE\",\"object_before\":null,"
                        + "\"object_after\":{\"name\":\"web-02\"},\"changes\":null}");
    }

    @Test
    void allFiveKeysAreThereEvenIfTheEventWasTooLargeToKeep() {
        assertThat(render(format, SampleEvent.truncated()))
                .isEqualTo("{" + TIME + ",\"operation\":\"UPDATE\",\"object_before\":null,"
                        + "\"object_after\":null,\"changes\":null}");
    }

    @Test
    void operationsAreInUpperCaseWhateverTheLocale() {
        Locale.setDefault(Locale.forLanguageTag("tr"));

        assertThat(render(format, SampleEvent.of("import", null, tree()))).contains("\"operation\":\"IMPORT\"");
    }
}
