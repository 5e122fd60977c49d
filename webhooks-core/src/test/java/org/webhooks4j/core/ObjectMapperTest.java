package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.spi.JsonCodec;

/** The host's own mapper of Jackson 2 decides how its objects are written. */
class ObjectMapperTest extends ScenarioTest {

    record Machine(String id, String hostName) {}

    private static ObjectMapper snakeCase() {
        return new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
    }

    @Test
    void receiversGetWhatTheHostsMapperWritesAndWhatChangedInIt() {
        WebhookEngine engine =
                start(engine(Mode.SYNCHRONOUS).webhook(webhook().build()).objectMapper(snakeCase()));
        engine.onObjectEvent(ObjectEvent.updated(new Machine("1", "web-01"), new Machine("1", "web-02")));

        JsonNode body = receiver.bodies().get(0);
        assertThat(body.at("/data/object/host_name").asText()).isEqualTo("web-02");
        assertThat(body.at("/data/changes/0/path").asText()).isEqualTo("host_name");
    }

    @Test
    void whatBecomesOfTheMapperAfterwardsDoesNotMatter() {
        ObjectMapper mapper = snakeCase();
        JsonCodec codec = start(engine(Mode.SYNCHRONOUS).objectMapper(mapper)).codec();
        mapper.setPropertyNamingStrategy(PropertyNamingStrategies.LOWER_CAMEL_CASE);
        assertThat(codec.toTree(new Machine("1", "a"))).isEqualTo(Map.of("id", "1", "host_name", "a"));
    }

    @Test
    void mapperAndCodecReplaceEachOther() {
        JsonCodec plain = start(engine(Mode.SYNCHRONOUS)).codec();
        Machine machine = new Machine("1", "a");
        assertThat(start(engine(Mode.SYNCHRONOUS).objectMapper(snakeCase()).codec(plain))
                        .codec()
                        .toTree(machine))
                .containsKey("hostName");
        assertThat(start(engine(Mode.SYNCHRONOUS).codec(plain).objectMapper(snakeCase()))
                        .codec()
                        .toTree(machine))
                .containsKey("host_name");
    }

    @Test
    void aMapperOfAnotherFormatIsRefused() {
        ObjectMapper yaml = new ObjectMapper(new JsonFactory() {
            @Override
            public String getFormatName() {
                return "YAML";
            }
        });
        assertThatIllegalArgumentException()
                .isThrownBy(() -> engine(Mode.SYNCHRONOUS).objectMapper(yaml))
                .withMessageContaining("YAML");
    }
}
