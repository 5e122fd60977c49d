/** Sends requests with {@code java.net.http} and checks every address they go to. */
@NullMarked
package org.webhooks4j.core.internal.http;

import org.jspecify.annotations.NullMarked;
