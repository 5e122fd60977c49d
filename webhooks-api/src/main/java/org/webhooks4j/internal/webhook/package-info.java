/**
 * The webhook code that all modules share. {@link org.webhooks4j.internal.webhook.WebhookFields} is the table of
 * fields; CONTRIBUTING.md describes how to add one.
 */
@NullMarked
package org.webhooks4j.internal.webhook;

import org.jspecify.annotations.NullMarked;
