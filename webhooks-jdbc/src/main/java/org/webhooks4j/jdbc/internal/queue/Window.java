package org.webhooks4j.jdbc.internal.queue;

import org.webhooks4j.jdbc.internal.sql.Columns;

/**
 * The part of a webhook's due deliveries that a claim looks at.
 *
 * @param since due since when, in epoch milliseconds
 * @param size the maximum number
 */
record Window(String webhookId, long since, int size) {

    static final Columns<Window> COLUMNS = Columns.<Window>none()
            .text("webhook_id", Window::webhookId)
            .bigint("since", Window::since)
            .integer("size", Window::size);
}
