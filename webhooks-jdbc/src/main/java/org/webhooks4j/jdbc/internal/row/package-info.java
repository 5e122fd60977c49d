/** Values as rows hold them: ids, lanes, events, texts that a column can store, and the pages of a list. */
@NullMarked
package org.webhooks4j.jdbc.internal.row;

import org.jspecify.annotations.NullMarked;
