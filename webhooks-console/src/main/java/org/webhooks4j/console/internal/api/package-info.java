/** The JSON API: the actions of its paths, and the JSON form of values. */
@NullMarked
package org.webhooks4j.console.internal.api;

import org.jspecify.annotations.NullMarked;
