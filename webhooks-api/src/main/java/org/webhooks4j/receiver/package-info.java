/** For receivers written in Java: tells genuine requests from others. Needs no other module and no library. */
@NullMarked
package org.webhooks4j.receiver;

import org.jspecify.annotations.NullMarked;
