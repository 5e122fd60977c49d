/**
 * What every transport needs, whatever client it uses: addresses and names, deadlines, and what is kept of an answer.
 */
@NullMarked
package org.webhooks4j.core.internal.net;

import org.jspecify.annotations.NullMarked;
