/** What one request costs with each HTTP client, through the library's transport and without it. */
@NullMarked
package org.webhooks4j.benchmarks.client;

import org.jspecify.annotations.NullMarked;
