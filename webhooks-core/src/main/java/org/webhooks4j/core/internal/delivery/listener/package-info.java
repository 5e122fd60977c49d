/** Calls the host's listeners. */
@NullMarked
package org.webhooks4j.core.internal.delivery.listener;

import org.jspecify.annotations.NullMarked;
