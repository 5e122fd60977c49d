/** Generates ids of events and deliveries. */
@NullMarked
package org.webhooks4j.core.internal.id;

import org.jspecify.annotations.NullMarked;
