/** The engine's side: from a claim to a recorded attempt. */
@NullMarked
package org.webhooks4j.core.internal.delivery;

import org.jspecify.annotations.NullMarked;
