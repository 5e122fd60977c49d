package org.webhooks4j.examples.cmdb;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Snapshot;

/**
 * One object of the CMDB, of any shape.
 *
 * @param type such as {@code server}
 * @param id unique within the type
 * @param fields its JSON tree, the field {@code id} included; not to be changed
 */
record CmdbObject(String type, String id, Map<String, @Nullable Object> fields) {

    /** The object as webhooks4j understands it without being told its type and id. */
    Snapshot snapshot() {
        return Snapshot.of(type, id, fields);
    }
}
