/** The other processes of a measurement, and what they used. */
@NullMarked
package org.webhooks4j.benchmarks.process;

import org.jspecify.annotations.NullMarked;
