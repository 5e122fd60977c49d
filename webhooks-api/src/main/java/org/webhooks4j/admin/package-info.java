/**
 * The management API for administrators, management pages and support tools: webhooks, deliveries and their attempts,
 * redelivery and diagnostics.
 */
@NullMarked
package org.webhooks4j.admin;

import org.jspecify.annotations.NullMarked;
