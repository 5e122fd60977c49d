/** Makes one attempt: creates and sends the request, and decides from the response how the delivery continues. */
@NullMarked
package org.webhooks4j.core.internal.delivery.attempt;

import org.jspecify.annotations.NullMarked;
