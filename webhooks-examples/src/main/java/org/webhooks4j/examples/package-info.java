/** Hosts that fit on a page, each one {@code main} that shows one way to use webhooks4j. */
@NullMarked
package org.webhooks4j.examples;

import org.jspecify.annotations.NullMarked;
