/** The stored events, each once for all its deliveries, and what updates are compared with. */
@NullMarked
package org.webhooks4j.jdbc.internal.event;

import org.jspecify.annotations.NullMarked;
