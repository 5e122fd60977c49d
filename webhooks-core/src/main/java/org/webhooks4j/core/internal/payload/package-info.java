/** How request bodies look: the formats that come with the library, and the registry by which webhooks choose one. */
@NullMarked
package org.webhooks4j.core.internal.payload;

import org.jspecify.annotations.NullMarked;
