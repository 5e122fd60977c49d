/** What is measured, each in a JVM of its own. */
@NullMarked
package org.webhooks4j.benchmarks.scenario;

import org.jspecify.annotations.NullMarked;
