/** What every {@link org.webhooks4j.spi.HttpTransport} has to do, whatever a receiver or a name server does. */
@NullMarked
package org.webhooks4j.testkit.http;

import org.jspecify.annotations.NullMarked;
