/** Raises events about webhooks themselves: from the listener's callbacks to the emitter. */
@NullMarked
package org.webhooks4j.core.internal.alert;

import org.jspecify.annotations.NullMarked;
