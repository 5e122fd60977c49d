/** The signed content and the signature format of Standard Webhooks 1.0.0, shared by signing and verification. */
@NullMarked
package org.webhooks4j.internal.signing;

import org.jspecify.annotations.NullMarked;
