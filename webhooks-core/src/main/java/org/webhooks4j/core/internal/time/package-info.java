/** Measures elapsed time, independent of changes to the clock. */
@NullMarked
package org.webhooks4j.core.internal.time;

import org.jspecify.annotations.NullMarked;
