package org.webhooks4j.core.internal.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.webhooks4j.core.internal.json.JacksonJsonCodec;
import org.webhooks4j.spi.PayloadFormat;

class PayloadFormatsTest {

    @Test
    void theThreeFormatsOfTheLibraryAreFoundByTheirNames() {
        PayloadFormats formats = formats();

        assertThat(formats.names()).containsExactly("cloudevents", "datagerry", "standard");
        assertThat(formats.byName("standard")).isInstanceOf(StandardFormat.class);
        assertThat(formats.byName("cloudevents")).isInstanceOf(CloudEventsFormat.class);
        assertThat(formats.byName("datagerry")).isInstanceOf(DatagerryFormat.class);
    }

    @Test
    void theHostsOwnFormatIsFoundByItsName() {
        PayloadFormat own = new OwnFormat("audit");

        assertThat(formats(own).byName("audit")).isSameAs(own);
        assertThat(formats(own).names()).containsExactly("audit", "cloudevents", "datagerry", "standard");
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        PayloadFormats formats = formats(new OwnFormat("audit"));

        assertThatThrownBy(() -> formats.byName("Standard"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no payload format 'Standard';"
                        + " choose one of audit, cloudevents, datagerry, standard, or give yours to the engine");
    }

    @Test
    void aNameIsTakenOnlyOnce() {
        assertThatThrownBy(() -> formats(new OwnFormat("standard")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("are both called 'standard'");
        assertThatThrownBy(() -> formats(new OwnFormat("audit"), new OwnFormat("audit")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("are both called 'audit'");
    }

    @Test
    void aFormatNeedsAName() {
        assertThatThrownBy(() -> formats(new OwnFormat(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(OwnFormat.class.getName() + " has an empty name");
    }

    private static PayloadFormats formats(PayloadFormat... ofHost) {
        return new PayloadFormats(new JacksonJsonCodec(), "urn:example:cmdb", List.of(ofHost));
    }

    private record OwnFormat(String name) implements PayloadFormat {

        @Override
        public String contentType() {
            return "text/plain";
        }

        @Override
        public byte[] render(Message message) {
            return new byte[0];
        }
    }
}
