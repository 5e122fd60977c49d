/** What was measured, put beside the budget. */
@NullMarked
package org.webhooks4j.benchmarks.report;

import org.jspecify.annotations.NullMarked;
