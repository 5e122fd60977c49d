/** Renders request bodies: the built-in formats, and the registry from which webhooks select one. */
@NullMarked
package org.webhooks4j.core.internal.payload;

import org.jspecify.annotations.NullMarked;
