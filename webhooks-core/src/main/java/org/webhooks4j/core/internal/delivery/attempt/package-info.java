/** One attempt: the request is made and sent, and its response decides what becomes of the delivery. */
@NullMarked
package org.webhooks4j.core.internal.delivery.attempt;

import org.jspecify.annotations.NullMarked;
