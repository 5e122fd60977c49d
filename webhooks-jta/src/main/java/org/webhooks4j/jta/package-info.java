/** The transactions of JTA, for applications on Jakarta EE, Quarkus, or CDI with a transaction manager. */
@NullMarked
package org.webhooks4j.jta;

import org.jspecify.annotations.NullMarked;
