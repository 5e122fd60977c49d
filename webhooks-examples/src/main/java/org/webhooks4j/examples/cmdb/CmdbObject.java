package org.webhooks4j.examples.cmdb;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Snapshot;

/**
 * One object of the CMDB, of any shape.
 *
 * @param type such as {@code server}
 * @param id unique within the type
 * @param fields the JSON tree, including the field {@code id}; must not be modified
 */
record CmdbObject(String type, String id, Map<String, @Nullable Object> fields) {

    /** Returns the object in a form whose type and id webhooks4j knows without a description. */
    Snapshot snapshot() {
        return Snapshot.of(type, id, fields);
    }
}
