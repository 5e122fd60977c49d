/** Decides which webhooks an event is for, and why. */
@NullMarked
package org.webhooks4j.core.internal.match;

import org.jspecify.annotations.NullMarked;
