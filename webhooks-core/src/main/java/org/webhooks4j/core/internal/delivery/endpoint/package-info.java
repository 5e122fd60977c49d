/** Tracks the state of each webhook's endpoint and limits how much may be sent to it. */
@NullMarked
package org.webhooks4j.core.internal.delivery.endpoint;

import org.jspecify.annotations.NullMarked;
