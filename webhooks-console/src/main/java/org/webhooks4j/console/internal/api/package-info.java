/** The JSON API: what each path does, and how values look as JSON. */
@NullMarked
package org.webhooks4j.console.internal.api;

import org.jspecify.annotations.NullMarked;
