/**
 * Toolbox → Webhooks: the management pages and their JSON API. {@link org.webhooks4j.console.WebhookConsole} says how
 * to mount them.
 */
@NullMarked
package org.webhooks4j.console;

import org.jspecify.annotations.NullMarked;
