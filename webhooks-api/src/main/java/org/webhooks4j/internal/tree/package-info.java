/** Equality of JSON values, shared by filters and the detection of changes. */
@NullMarked
package org.webhooks4j.internal.tree;

import org.jspecify.annotations.NullMarked;
