/** Signs requests according to Standard Webhooks 1.0.0, and for receivers of GitHub and NetBox webhooks. */
@NullMarked
package org.webhooks4j.core.internal.signing;

import org.jspecify.annotations.NullMarked;
