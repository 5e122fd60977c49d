package org.webhooks4j.examples.cmdb;

import java.math.BigInteger;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules for types and ids. */
final class NameRules {

    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9_.-]{1,100}");
    private static final Pattern UNUSABLE_IN_ID = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");
    private static final int MAX_ID = 200;

    private NameRules() {}

    static String type(String text) {
        if (!TYPE.matcher(text).matches()) {
            throw RefusedException.badRequest(
                    "type", "the object type in the path is not usable; write 1 to 100 of A-Z a-z 0-9 _ . -");
        }
        return text;
    }

    static String id(String text) {
        if (text.isBlank()
                || text.length() > MAX_ID
                || UNUSABLE_IN_ID.matcher(text).find()) {
            throw RefusedException.badRequest(
                    "id", "the id is not usable; write 1 to " + MAX_ID + " characters without control characters");
        }
        return text;
    }

    /** Returns the id in an object's fields, or null if there is none. */
    static @Nullable String idOf(Map<String, @Nullable Object> fields) {
        Object id = fields.get("id");
        if (id == null) {
            return null;
        }
        if (id instanceof String || id instanceof Long || id instanceof BigInteger) {
            return id(id.toString());
        }
        throw RefusedException.badRequest("id", "the field 'id' is neither text nor a whole number");
    }
}
