/** A small CMDB that tells of its objects by webhooks: REST in front, one table behind, webhooks4j in between. */
@NullMarked
package org.webhooks4j.examples.cmdb;

import org.jspecify.annotations.NullMarked;
