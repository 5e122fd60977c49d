/**
 * The management face: webhooks, deliveries and their attempts, redelivery and explanation, as seen by an
 * administrator, a management page or a support tool.
 */
@NullMarked
package org.webhooks4j.admin;

import org.jspecify.annotations.NullMarked;
