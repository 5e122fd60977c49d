/** JSON text and the trees that it stands for. */
@NullMarked
package org.webhooks4j.internal.json;

import org.jspecify.annotations.NullMarked;
