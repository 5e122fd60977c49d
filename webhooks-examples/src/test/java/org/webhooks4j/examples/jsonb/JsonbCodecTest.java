package org.webhooks4j.examples.jsonb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbTransient;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Webhook;
import org.webhooks4j.testkit.ScriptedReceiver;
import org.webhooks4j.testkit.TestEngine;

/** Tests a host whose objects JSON-B maps. */
class JsonbCodecTest {

    private final JsonbCodec codec = new JsonbCodec();

    /** An object of the host with annotations of JSON-B. */
    public static final class Server {

        private final String name;
        private final Set<String> tags;

        Server(String name, String... tags) {
            this.name = name;
            this.tags = new LinkedHashSet<>(List.of(tags));
        }

        public String getId() {
            return "1";
        }

        @JsonbProperty("host_name")
        public String getName() {
            return name;
        }

        public Set<String> getTags() {
            return tags;
        }

        @JsonbTransient
        public String getSecret() {
            return "secret";
        }
    }

    @Test
    void receiversGetWhatJsonbWritesAndWhatChanged() {
        ScriptedReceiver receiver = new ScriptedReceiver();
        try (TestEngine engine = TestEngine.sendingTo(receiver)
                .webhook(Webhook.to(receiver.url()).on(EventType.UPDATE).build())
                .with(builder -> builder.codec(codec))
                .start()) {
            engine.onObjectEvent(ObjectEvent.updated(new Server("web-01", "b", "a"), new Server("web-02", "a", "b")));

            assertThat(receiver.requests())
                    .singleElement()
                    .satisfies(request -> assertThat(request.bodyText())
                            .contains(
                                    "\"changes\":[{\"path\":\"host_name\",\"before\":\"web-01\",\"after\":\"web-02\"}]")
                            .contains("\"tags\":[\"a\",\"b\"]")
                            .doesNotContain("secret"));
        }
    }

    @Test
    void numbersKeepAllTheirDigitsInBothDirections() {
        String json = "{\"a\":9223372036854775808,\"b\":1.10000000000000000001,\"c\":[1,null,true,\"x\"]}";
        Map<String, Object> tree = codec.parse(json);
        assertThat(tree)
                .containsEntry("a", new BigInteger("9223372036854775808"))
                .containsEntry("b", new BigDecimal("1.10000000000000000001"));
        assertThat(codec.write(tree)).isEqualTo(json);
        assertThatIllegalArgumentException().isThrownBy(() -> codec.parse("[1]"));
        assertThatIllegalArgumentException().isThrownBy(() -> codec.parse("{"));
    }
}
