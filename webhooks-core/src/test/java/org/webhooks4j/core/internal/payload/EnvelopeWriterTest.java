package org.webhooks4j.core.internal.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.webhooks4j.core.internal.json.JacksonJsonCodec;
import org.webhooks4j.spi.JsonCodec;

class EnvelopeWriterTest {

    private final JsonCodec codec = new JacksonJsonCodec();

    @Test
    void everyCharacterIsEscapedAsTheCodecEscapesIt() {
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            String text = "<" + c + ">";
            assertThat(written(text)).as("U+%04X", (int) c).isEqualTo(writtenByCodec(text));
        }
    }

    @Test
    void charactersBeyondTheFirstPlaneStayAsTheyAre() {
        assertThat(written("\uD83D\uDE00")).isEqualTo("{\"text\":\"\uD83D\uDE00\"}");
        assertThat(writtenByCodec("\uD83D\uDE00")).isEqualTo("{\"text\":\"\uD83D\uDE00\"}");
    }

    @Test
    void membersAreSeparatedAndAbsentOnesLeaveNoTrace() {
        EnvelopeWriter envelope = new EnvelopeWriter(16)
                .beginObject()
                .member("absent", null)
                .member("text", "{")
                .member("number", Long.MIN_VALUE)
                .name("object")
                .beginObject()
                .member("inner", "")
                .membersOf("{}")
                .membersOf("{\"a\":1,\"b\":{}}")
                .endObject()
                .member("last", "é")
                .endObject();

        assertThat(new String(envelope.toUtf8(), UTF_8))
                .isEqualTo("{\"text\":\"{\",\"number\":-9223372036854775808,"
                        + "\"object\":{\"inner\":\"\",\"a\":1,\"b\":{}},\"last\":\"é\"}");
    }

    private static String written(String text) {
        return new String(
                new EnvelopeWriter(16)
                        .beginObject()
                        .member("text", text)
                        .endObject()
                        .toUtf8(),
                UTF_8);
    }

    private String writtenByCodec(String text) {
        return new String(codec.write(SampleEvent.tree("text", text)).getBytes(UTF_8), UTF_8);
    }
}
