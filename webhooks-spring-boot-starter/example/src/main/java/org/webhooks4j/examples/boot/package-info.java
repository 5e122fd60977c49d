/** A host with Spring Boot, JPA and Spring Security. */
@NullMarked
package org.webhooks4j.examples.boot;

import org.jspecify.annotations.NullMarked;
