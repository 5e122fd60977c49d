/** The host's side: from an object to stored deliveries. */
@NullMarked
package org.webhooks4j.core.internal.emit;

import org.jspecify.annotations.NullMarked;
