/**
 * What application code sees: {@link org.webhooks4j.Webhooks} to say that an object was created, updated or deleted,
 * and the values that go with it.
 */
@NullMarked
package org.webhooks4j;

import org.jspecify.annotations.NullMarked;
