package org.webhooks4j.examples.cmdb;

import org.jspecify.annotations.Nullable;
import org.webhooks4j.ObjectEvent;

/**
 * The caller on whose behalf a request writes.
 *
 * @param actor a person, or null if the request names none
 * @param origin the system that sent the request, or null if the request names none
 */
record Caller(@Nullable String actor, @Nullable String origin) {

    ObjectEvent sign(ObjectEvent event) {
        return event.by(actor).from(origin);
    }
}
