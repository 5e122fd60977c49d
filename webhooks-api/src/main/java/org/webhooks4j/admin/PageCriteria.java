package org.webhooks4j.admin;

import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.text.CleanText;

/** Selects a page of a list and its order. */
record PageCriteria(@Nullable String cursor, boolean oldestFirst, int limit) {

    static final PageCriteria FIRST = new PageCriteria(null, false, 50);

    PageCriteria {
        CleanText.check("the query's cursor", cursor);
        limit = checked("limit", limit, DeliveryQuery.MAX_LIMIT);
    }

    static int checked(String what, int number, int max) {
        if (number < 1 || number > max) {
            throw new IllegalArgumentException(what + " " + number + " is not usable; write 1 to " + max);
        }
        return number;
    }
}
