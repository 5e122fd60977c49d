/** What a single step costs in the JVM, measured with JMH and compared with a stored baseline. */
@NullMarked
package org.webhooks4j.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
