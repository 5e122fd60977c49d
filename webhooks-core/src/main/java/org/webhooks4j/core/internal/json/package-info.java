/** Host objects as JSON trees, what differs between two trees, and the text in which events are stored. */
@NullMarked
package org.webhooks4j.core.internal.json;

import org.jspecify.annotations.NullMarked;
