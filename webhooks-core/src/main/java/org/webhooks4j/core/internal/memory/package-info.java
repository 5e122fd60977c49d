/** An in-memory store for hosts without a database, for tests and for trying out the library. */
@NullMarked
package org.webhooks4j.core.internal.memory;

import org.jspecify.annotations.NullMarked;
