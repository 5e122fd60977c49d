/** What webhooks4j costs, beside what others cost: one command measures all of it in one run. */
@NullMarked
package org.webhooks4j.benchmarks;

import org.jspecify.annotations.NullMarked;
