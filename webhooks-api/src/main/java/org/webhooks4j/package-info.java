/**
 * The API for application code: {@link org.webhooks4j.Webhooks} raises an event when an object was created, updated or
 * deleted; the other types are its values.
 */
@NullMarked
package org.webhooks4j;

import org.jspecify.annotations.NullMarked;
