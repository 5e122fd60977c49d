/** What {@code --demo} does: this machine's inventory goes into the CMDB, and requests come out of it. */
@NullMarked
package org.webhooks4j.examples.demo;

import org.jspecify.annotations.NullMarked;
