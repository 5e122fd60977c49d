/** What is made of faults of plug-ins and of the virtual machine. */
@NullMarked
package org.webhooks4j.core.internal.fault;

import org.jspecify.annotations.NullMarked;
