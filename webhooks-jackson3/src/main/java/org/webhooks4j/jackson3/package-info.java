/** Reads the host's objects with its own mapper of Jackson 3. */
@NullMarked
package org.webhooks4j.jackson3;

import org.jspecify.annotations.NullMarked;
