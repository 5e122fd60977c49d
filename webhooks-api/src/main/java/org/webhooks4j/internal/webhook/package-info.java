/**
 * What every module knows of webhooks. {@link org.webhooks4j.internal.webhook.WebhookFields} is the table of their
 * fields: CONTRIBUTING.md says what a new one takes.
 */
@NullMarked
package org.webhooks4j.internal.webhook;

import org.jspecify.annotations.NullMarked;
