/** Signatures in the form of Standard Webhooks 1.0.0: making them and checking them. */
@NullMarked
package org.webhooks4j.core.internal.signing;

import org.jspecify.annotations.NullMarked;
