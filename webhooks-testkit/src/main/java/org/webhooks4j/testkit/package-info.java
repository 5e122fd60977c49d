/** What applications and stores are tested with: the contracts that every store keeps, as abstract test classes. */
@NullMarked
package org.webhooks4j.testkit;

import org.jspecify.annotations.NullMarked;
