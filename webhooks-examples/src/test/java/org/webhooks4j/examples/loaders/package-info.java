/**
 * Tests the library in class loaders and module layers that are created and dropped, as in application servers and
 * plug-in hosts.
 */
@NullMarked
package org.webhooks4j.examples.loaders;

import org.jspecify.annotations.NullMarked;
