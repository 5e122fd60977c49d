package org.webhooks4j.core.internal.payload;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.webhooks4j.spi.PayloadFormat;

/** Bodies as text, to compare them letter by letter. */
final class Rendering {

    private Rendering() {}

    static String render(PayloadFormat format, SampleEvent event) {
        return new String(format.render(event.message()), UTF_8);
    }

    static String splice(SplicedFormat format, SampleEvent event, String payload) {
        return new String(format.splice(event.stored(payload), SampleEvent.SEQUENCE), UTF_8);
    }
}
