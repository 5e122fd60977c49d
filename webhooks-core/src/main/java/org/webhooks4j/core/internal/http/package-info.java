/** Requests over {@code java.net.http}, and the check of every address they go to. */
@NullMarked
package org.webhooks4j.core.internal.http;

import org.jspecify.annotations.NullMarked;
