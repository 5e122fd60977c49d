/** How each webhook's receiver fares, and how much may be sent to it. */
@NullMarked
package org.webhooks4j.core.internal.delivery.endpoint;

import org.jspecify.annotations.NullMarked;
