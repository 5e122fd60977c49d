/**
 * The JDBC store. {@link org.webhooks4j.jdbc.JdbcStore} is made once, by the composition root;
 * {@link org.webhooks4j.jdbc.JdbcTransaction} is for hosts that hold the connection of their transaction themselves.
 */
@NullMarked
package org.webhooks4j.jdbc;

import org.jspecify.annotations.NullMarked;
