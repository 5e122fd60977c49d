/**
 * Toolbox → Webhooks: the management pages and their JSON API. See {@link org.webhooks4j.console.WebhookConsole} for
 * how to mount them.
 */
@NullMarked
package org.webhooks4j.console;

import org.jspecify.annotations.NullMarked;
