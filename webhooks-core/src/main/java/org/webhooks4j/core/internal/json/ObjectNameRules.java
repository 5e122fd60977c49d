package org.webhooks4j.core.internal.json;

import org.webhooks4j.UnreadableObjectException;
import org.webhooks4j.internal.text.CleanText;

/** Validates the type and id with which an object is stored, matched and sent. */
final class ObjectNameRules {

    private static final int MAX_TYPE_LENGTH = 100;
    private static final int MAX_ID_LENGTH = 200;

    private ObjectNameRules() {}

    /** Rejects a type that cannot be stored. */
    static String checkType(String type) {
        return check("type", type, MAX_TYPE_LENGTH);
    }

    /** Rejects an id that cannot be stored. */
    static String checkId(String id) {
        return check("id", id, MAX_ID_LENGTH);
    }

    private static String check(String what, String name, int maxLength) {
        if (name.isBlank()) {
            throw refused(what, "is blank", maxLength);
        }
        if (name.length() > maxLength) {
            throw refused(what, "has " + name.length() + " characters", maxLength);
        }
        for (int i = 0; i < name.length(); i++) {
            if (Character.isISOControl(name.charAt(i))) {
                throw refused(what, "has a control character at position " + (i + 1), maxLength);
            }
        }
        String fault = CleanText.fault(name);
        if (fault != null) {
            throw refused(what, fault, maxLength);
        }
        return name;
    }

    private static UnreadableObjectException refused(String what, String fault, int maxLength) {
        return new UnreadableObjectException("the object's " + what + " " + fault + "; it must have 1 to " + maxLength
                + " characters, not all of them blank and none a control character or half of a surrogate pair");
    }
}
