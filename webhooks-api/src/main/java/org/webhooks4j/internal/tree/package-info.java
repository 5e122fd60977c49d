/** When two JSON values are the same: for filters and for what is sent, there is one answer. */
@NullMarked
package org.webhooks4j.internal.tree;

import org.jspecify.annotations.NullMarked;
