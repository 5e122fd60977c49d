/** Turns the host's objects into stored deliveries. */
@NullMarked
package org.webhooks4j.core.internal.emit;

import org.jspecify.annotations.NullMarked;
