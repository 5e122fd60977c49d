/** Rules for text that enters, the same for every store. */
@NullMarked
package org.webhooks4j.internal.text;

import org.jspecify.annotations.NullMarked;
