/**
 * Statements: texts from a database's file, those that take many rows at once, and the names of the tables. Knows
 * nothing of what the tables contain.
 */
@NullMarked
package org.webhooks4j.jdbc.internal.sql;

import org.jspecify.annotations.NullMarked;
