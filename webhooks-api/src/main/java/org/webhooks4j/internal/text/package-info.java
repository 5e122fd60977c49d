/** Rules for input text that apply to every store. */
@NullMarked
package org.webhooks4j.internal.text;

import org.jspecify.annotations.NullMarked;
