/** Sends requests with Apache HttpClient 5. */
@NullMarked
package org.webhooks4j.httpclient5;

import org.jspecify.annotations.NullMarked;
