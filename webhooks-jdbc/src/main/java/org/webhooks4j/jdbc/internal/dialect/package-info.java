/** The databases: one class for each, beside its folder of scripts and statements. */
@NullMarked
package org.webhooks4j.jdbc.internal.dialect;

import org.jspecify.annotations.NullMarked;
