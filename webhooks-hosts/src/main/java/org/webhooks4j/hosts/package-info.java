/** What a host writes with each framework, to copy. */
@NullMarked
package org.webhooks4j.hosts;

import org.jspecify.annotations.NullMarked;
