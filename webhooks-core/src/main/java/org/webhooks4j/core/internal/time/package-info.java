/** How time is measured that has passed, whatever becomes of the clock meanwhile. */
@NullMarked
package org.webhooks4j.core.internal.time;

import org.jspecify.annotations.NullMarked;
