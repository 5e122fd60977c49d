/** What is known of webhooks in every module. */
@NullMarked
package org.webhooks4j.internal.webhook;

import org.jspecify.annotations.NullMarked;
