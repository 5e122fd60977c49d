/**
 * What the composition root sees: {@link org.webhooks4j.core.Dispatchers} and what else an engine is put together from.
 */
@NullMarked
package org.webhooks4j.core;

import org.jspecify.annotations.NullMarked;
