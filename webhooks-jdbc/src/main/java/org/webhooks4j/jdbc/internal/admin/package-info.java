/** What managing webhooks needs beside webhooks and deliveries: audit, skipped events, backfills, failures. */
@NullMarked
package org.webhooks4j.jdbc.internal.admin;

import org.jspecify.annotations.NullMarked;
