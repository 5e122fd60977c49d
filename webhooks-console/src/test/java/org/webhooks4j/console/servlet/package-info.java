@NullMarked
package org.webhooks4j.console.servlet;

import org.jspecify.annotations.NullMarked;
