/** Entities raise their events by themselves, with Hibernate ORM 6.6 and 7. */
@NullMarked
package org.webhooks4j.hibernate;

import org.jspecify.annotations.NullMarked;
