/** A host whose transactions are Spring's. */
@NullMarked
package org.webhooks4j.examples.spring;

import org.jspecify.annotations.NullMarked;
