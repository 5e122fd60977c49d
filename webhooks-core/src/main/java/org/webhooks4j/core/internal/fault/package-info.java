/** Logs and classifies failures of plug-ins and of the virtual machine. */
@NullMarked
package org.webhooks4j.core.internal.fault;

import org.jspecify.annotations.NullMarked;
