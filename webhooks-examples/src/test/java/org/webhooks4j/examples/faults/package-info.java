/**
 * Tests that nothing is lost: real processes on real databases, under load, with faults.
 *
 * <p>Each test compares what the receiver recorded with what the database committed.
 */
@NullMarked
package org.webhooks4j.examples.faults;

import org.jspecify.annotations.NullMarked;
