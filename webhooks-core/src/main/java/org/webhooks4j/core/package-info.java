/**
 * The engine and the classes that configure it, such as {@link org.webhooks4j.core.Dispatchers}. Used by the
 * composition root.
 */
@NullMarked
package org.webhooks4j.core;

import org.jspecify.annotations.NullMarked;
