/** A receiver of the requests. */
@NullMarked
package org.webhooks4j.examples.receiver;

import org.jspecify.annotations.NullMarked;
