/**
 * What must not get lost does not: real processes on real databases, under load, while something goes wrong.
 *
 * <p>Each fault is judged by what the receiver recorded against what the database committed.
 */
@NullMarked
package org.webhooks4j.examples.faults;

import org.jspecify.annotations.NullMarked;
