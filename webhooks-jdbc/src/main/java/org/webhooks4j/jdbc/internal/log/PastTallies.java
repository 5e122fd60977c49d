package org.webhooks4j.jdbc.internal.log;

import org.webhooks4j.jdbc.internal.sql.Columns;

/**
 * The tallies of a webhook's hours that began a while ago.
 *
 * @param age how long ago at least, in milliseconds
 */
record PastTallies(String webhookId, long age) {

    static final Columns<PastTallies> COLUMNS = Columns.<PastTallies>none()
            .text("webhook_id", PastTallies::webhookId)
            .bigint("age", PastTallies::age);
}
