/**
 * The JDBC store. The composition root builds one {@link org.webhooks4j.jdbc.JdbcStore}.
 * {@link org.webhooks4j.jdbc.JdbcTransaction} is for hosts that hold the connection of their transaction themselves.
 */
@NullMarked
package org.webhooks4j.jdbc;

import org.jspecify.annotations.NullMarked;
