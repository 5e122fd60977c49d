package org.webhooks4j.jdbc;

import org.jspecify.annotations.Nullable;

/**
 * What sets up a transaction that has begun, if the database has statements for that.
 *
 * @param usual for most transactions
 * @param unflushed for one that a crash of the database may undo, though it was committed
 * @param joined whether they can be sent along with the first statement, with a semicolon between them
 */
record Openings(@Nullable String usual, @Nullable String unflushed, boolean joined) {}
