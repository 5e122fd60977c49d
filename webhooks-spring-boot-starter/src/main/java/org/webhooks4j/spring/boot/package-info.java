/** What an application with Spring Boot can adjust beyond the properties {@code webhooks.*}, by declaring beans. */
@NullMarked
package org.webhooks4j.spring.boot;

import org.jspecify.annotations.NullMarked;
