/** A store in the memory of the process: for hosts without a database, for tests and for trying things out. */
@NullMarked
package org.webhooks4j.core.internal.memory;

import org.jspecify.annotations.NullMarked;
