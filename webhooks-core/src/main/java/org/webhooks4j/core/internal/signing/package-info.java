/** Signing requests: as Standard Webhooks 1.0.0 says, and as receivers of GitHub and NetBox expect. */
@NullMarked
package org.webhooks4j.core.internal.signing;

import org.jspecify.annotations.NullMarked;
