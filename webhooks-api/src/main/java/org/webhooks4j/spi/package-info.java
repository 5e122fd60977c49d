/**
 * What can be replaced: where webhooks, pending deliveries and the log are kept, how requests are sent, how bodies
 * look, how they are signed, when they are retried, and which thread does it.
 *
 * <p>Value types of this package are made by the engine and read by implementations; components may be added to their
 * records in minor versions.
 */
@NullMarked
package org.webhooks4j.spi;

import org.jspecify.annotations.NullMarked;
