/**
 * The library in class loaders and module layers that come and go, as application servers and plug-in hosts have them.
 */
@NullMarked
package org.webhooks4j.examples.loaders;

import org.jspecify.annotations.NullMarked;
