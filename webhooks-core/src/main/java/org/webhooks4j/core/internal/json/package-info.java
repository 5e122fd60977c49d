/** Converts host objects to JSON trees, compares trees, and reads and writes the stored text of events. */
@NullMarked
package org.webhooks4j.core.internal.json;

import org.jspecify.annotations.NullMarked;
