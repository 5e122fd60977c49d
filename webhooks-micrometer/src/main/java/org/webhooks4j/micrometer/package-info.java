/** Metrics of an engine, and an observation around each request, with Micrometer. */
@NullMarked
package org.webhooks4j.micrometer;

import org.jspecify.annotations.NullMarked;
