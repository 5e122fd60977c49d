/** The parts that all transports share: addresses and names, deadlines, and the handling of responses. */
@NullMarked
package org.webhooks4j.core.internal.net;

import org.jspecify.annotations.NullMarked;
