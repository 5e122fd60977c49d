/** Those that are measured, each set up as its own documentation advises for throughput. */
@NullMarked
package org.webhooks4j.benchmarks.contestant;

import org.jspecify.annotations.NullMarked;
