/** Conversion between JSON text and JSON trees. */
@NullMarked
package org.webhooks4j.internal.json;

import org.jspecify.annotations.NullMarked;
