/** The stored webhooks, with their secrets encrypted. */
@NullMarked
package org.webhooks4j.jdbc.internal.webhook;

import org.jspecify.annotations.NullMarked;
