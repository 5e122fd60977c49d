/** Implements the management API. */
@NullMarked
package org.webhooks4j.core.internal.admin;

import org.jspecify.annotations.NullMarked;
