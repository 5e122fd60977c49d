/**
 * Transactions: the store's own, which are repeated if the database preferred other work, and the host's, in which the
 * store only executes statements. Classifies failures.
 */
@NullMarked
package org.webhooks4j.jdbc.internal.transaction;

import org.jspecify.annotations.NullMarked;
