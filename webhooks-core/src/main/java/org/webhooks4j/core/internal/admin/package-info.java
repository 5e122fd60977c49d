/** What the management face does. */
@NullMarked
package org.webhooks4j.core.internal.admin;

import org.jspecify.annotations.NullMarked;
