/** Conversion of times to numbers. */
@NullMarked
package org.webhooks4j.internal.time;

import org.jspecify.annotations.NullMarked;
