package org.webhooks4j.core.internal.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.webhooks4j.core.internal.payload.Rendering.render;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventsFormatTest {

    private final CloudEventsFormat format = new CloudEventsFormat("https://cmdb.example.com/");

    @Test
    void isCalledCloudeventsAndIsInStructuredMode() {
        assertThat(format.name()).isEqualTo("cloudevents");
        assertThat(format.contentType()).isEqualTo("application/cloudevents+json; charset=utf-8");
    }

    @Test
    void theAttributesStandBesideTheDataOfTheStandardFormat() {
        assertThat(render(format, SampleEvent.update()))
                .isEqualTo("{\"specversion\":\"1.0\",\"id\":\"evt_01JDCMSXWFT36JZ9V3GHZ5K7AB\","
                        + "\"source\":\"https://cmdb.example.com/\",\"type\":\"org.webhooks4j.server.update\","
                        + "\"subject\":\"server/42\",\"time\":\"2026-11-23T16:11:07.887Z\","
                        + "\"sequence\":\"0000000000000000007\",\"datacontenttype\":\"application/json\","
                        + "\"data\":{\"objectType\":\"server\",\"objectId\":\"42\",\"sequence\":7,\"actor\":\"alice\","
                        + "\"object\":{\"name\":\"web-01\",\"status\":\"active\"},"
                        + "\"before\":{\"name\":\"web-01\",\"status\":\"in_stock\"},"
                        + "\"changes\":[{\"path\":\"status\",\"before\":\"in_stock\",\"after\":\"active\"}]}}");
    }

    @Test
    void theStoredTextIsSentToTheLetter() {
        assertThat(render(format, SampleEvent.update().stored("{\"object\":{\"n\":1.10}}")))
                .startsWith("{\"specversion\":\"1.0\",")
                .endsWith("\"sequence\":7,\"actor\":\"alice\",\"object\":{\"n\":1.10}}}");
    }

    @Test
    void sequencesSortAsTextUpToTheLargest() {
        assertThat(sequenceOf(9)).isLessThan(sequenceOf(10));
        assertThat(sequenceOf(10)).isLessThan(sequenceOf(Long.MAX_VALUE));
        assertThat(sequenceOf(Long.MAX_VALUE)).isEqualTo(Long.toString(Long.MAX_VALUE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"urn:example:cmdb", "/cmdb/production", "//cmdb.example.com", "mailto:cmdb@example.com"})
    void anyUriReferenceIsASource(String source) {
        assertThat(render(new CloudEventsFormat(source), SampleEvent.update()))
                .contains("\"source\":\"" + source + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "our cmdb", "https://[cmdb"})
    void aSourceThatIsNoUriIsRefused(String source) {
        assertThatThrownBy(() -> new CloudEventsFormat(source))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the CloudEvents source '" + source + "' is not a URI");
    }

    private String sequenceOf(long sequence) {
        String body = render(format, SampleEvent.update().stored("{}"), sequence);
        String name = "\"sequence\":\"";
        int start = body.indexOf(name) + name.length();
        return body.substring(start, body.indexOf('"', start));
    }
}
