/** The clauses of filters: how they are read, asked, explained and written. */
@NullMarked
package org.webhooks4j.internal.filter;

import org.jspecify.annotations.NullMarked;
