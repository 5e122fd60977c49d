package org.webhooks4j.core.internal.payload;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.webhooks4j.spi.JsonCodec;
import org.webhooks4j.spi.PayloadFormat;

/** The formats that webhooks can select by name: the built-in ones and the host's own. */
public final class PayloadFormats {

    private final Map<String, PayloadFormat> byName = new TreeMap<>();

    /** Creates the registry. The source identifies the host in CloudEvents. */
    public PayloadFormats(JsonCodec codec, String source, Collection<? extends PayloadFormat> ofHost) {
        add(List.of(new StandardFormat(), new CloudEventsFormat(source), new DatagerryFormat(codec)));
        add(ofHost);
    }

    private void add(Collection<? extends PayloadFormat> formats) {
        for (PayloadFormat format : formats) {
            String name = format.name();
            if (name.isBlank()) {
                throw new IllegalArgumentException(
                        "the payload format " + format.getClass().getName()
                                + " has an empty name; return one by which webhooks can choose it");
            }
            PayloadFormat other = byName.putIfAbsent(name, format);
            if (other != null) {
                throw new IllegalArgumentException(
                        "the payload formats " + other.getClass().getName() + " and "
                                + format.getClass().getName() + " are both called '" + name + "'; rename one");
            }
        }
    }

    /** The names of all formats, in alphabetical order. */
    public Set<String> names() {
        return Collections.unmodifiableSet(byName.keySet());
    }

    /** Returns the format with a name; if there is none, throws an exception that lists the existing ones. */
    public PayloadFormat byName(String name) {
        PayloadFormat format = byName.get(name);
        if (format == null) {
            throw new IllegalArgumentException("there is no payload format '" + name + "'; choose one of "
                    + String.join(", ", byName.keySet()) + ", or give yours to the engine");
        }
        return format;
    }
}
