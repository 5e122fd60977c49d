package org.webhooks4j.examples.cmdb;

import org.jspecify.annotations.Nullable;

/**
 * Identifies an object. Its text is the type, a slash and the id; a type contains no slash.
 *
 * @param type the object's type
 * @param id its id within the type
 */
record ObjectKey(String type, String id) {

    /** Parses a key; without a text, returns a key that precedes all others. */
    static ObjectKey parse(@Nullable String text) {
        if (text == null) {
            return new ObjectKey("", "");
        }
        int slash = text.indexOf('/');
        return new ObjectKey(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return type + "/" + id;
    }
}
