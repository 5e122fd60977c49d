@NullMarked
package org.webhooks4j.console;

import org.jspecify.annotations.NullMarked;
