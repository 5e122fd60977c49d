/**
 * HTTP support for the pages and the JSON API: routing, problems, entity tags and the guard against cross-site
 * requests.
 */
@NullMarked
package org.webhooks4j.console.internal.http;

import org.jspecify.annotations.NullMarked;
