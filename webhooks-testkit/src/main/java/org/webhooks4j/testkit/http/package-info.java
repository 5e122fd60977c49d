/** Contract tests for every {@link org.webhooks4j.spi.HttpTransport}, also with hostile receivers and name servers. */
@NullMarked
package org.webhooks4j.testkit.http;

import org.jspecify.annotations.NullMarked;
