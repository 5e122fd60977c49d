/** The form of ids, which the engine generates and stores take apart. */
@NullMarked
package org.webhooks4j.internal.id;

import org.jspecify.annotations.NullMarked;
