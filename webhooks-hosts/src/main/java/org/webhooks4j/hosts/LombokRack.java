package org.webhooks4j.hosts;

import lombok.Value;
import lombok.With;

/** An immutable entity; a change is a copy. */
@Value
@With
public class LombokRack {

    String id;
    String room;
    int units;
}
