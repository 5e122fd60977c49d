/** A small CMDB that sends its changes by webhooks: a REST interface, one table, and webhooks4j in between. */
@NullMarked
package org.webhooks4j.examples.cmdb;

import org.jspecify.annotations.NullMarked;
