/** The log of attempts, what it says in numbers, and its purge. */
@NullMarked
package org.webhooks4j.jdbc.internal.log;

import org.jspecify.annotations.NullMarked;
