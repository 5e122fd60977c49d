/** The small things, measured by JMH. */
@NullMarked
package org.webhooks4j.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
