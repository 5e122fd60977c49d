/** A host with Quarkus, JPA and JTA. */
@NullMarked
package org.webhooks4j.examples.quarkus;

import org.jspecify.annotations.NullMarked;
