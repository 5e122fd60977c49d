/** Spring's transactions, for applications with or without Spring Boot. */
@NullMarked
package org.webhooks4j.spring;

import org.jspecify.annotations.NullMarked;
