/** The demo of {@code --demo}: it stores this machine's inventory in the CMDB, which sends requests about it. */
@NullMarked
package org.webhooks4j.examples.demo;

import org.jspecify.annotations.NullMarked;
