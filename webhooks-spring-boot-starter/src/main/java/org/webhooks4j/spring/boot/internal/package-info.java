/** The auto-configuration. Only Spring Boot uses it. */
@NullMarked
package org.webhooks4j.spring.boot.internal;

import org.jspecify.annotations.NullMarked;
