/** Signature verification for receivers written in Java. Needs no other module and no library. */
@NullMarked
package org.webhooks4j.receiver;

import org.jspecify.annotations.NullMarked;
