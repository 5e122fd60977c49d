/** The tables' versions, and the rights on them. */
@NullMarked
package org.webhooks4j.jdbc.internal.schema;

import org.jspecify.annotations.NullMarked;
