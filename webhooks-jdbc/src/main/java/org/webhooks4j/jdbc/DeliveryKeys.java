package org.webhooks4j.jdbc;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes delivery ids as rows. */
final class DeliveryKeys {

    private DeliveryKeys() {}

    static List<@Nullable Object[]> rows(Collection<DeliveryId> ids) {
        return ids.stream()
                .map(id -> new @Nullable Object[] {id.event(), id.ordinal()})
                .toList();
    }
}
