/** What is signed and how a signature is written, after Standard Webhooks 1.0.0: shared by signing and checking. */
@NullMarked
package org.webhooks4j.internal.signing;

import org.jspecify.annotations.NullMarked;
