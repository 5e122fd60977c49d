/** Mounts the console in a Jakarta servlet container. The container provides {@code jakarta.servlet} 6.0 or later. */
@NullMarked
package org.webhooks4j.console.servlet;

import org.jspecify.annotations.NullMarked;
