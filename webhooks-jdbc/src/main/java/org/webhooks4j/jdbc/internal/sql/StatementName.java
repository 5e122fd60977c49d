package org.webhooks4j.jdbc.internal.sql;

/**
 * A statement that takes rows and differs between databases.
 *
 * @param name its name in each database's file
 * @param columns the values of a row, in the order of the statement's parameters
 * @param <R> a row
 */
public record StatementName<R>(String name, Columns<R> columns) {}
