/** Support for tests of an application with Spring Boot; needs {@code webhooks-testkit}. */
@NullMarked
package org.webhooks4j.spring.boot.test;

import org.jspecify.annotations.NullMarked;
