/** The clauses of filters: parsing, evaluation, explanation and serialization. */
@NullMarked
package org.webhooks4j.internal.filter;

import org.jspecify.annotations.NullMarked;
