/** The pages, which are files in the jar. */
@NullMarked
package org.webhooks4j.console.internal.pages;

import org.jspecify.annotations.NullMarked;
