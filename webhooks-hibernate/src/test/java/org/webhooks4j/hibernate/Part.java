package org.webhooks4j.hibernate;

import jakarta.persistence.MappedSuperclass;

/** What entities have in common. */
@MappedSuperclass
class Part {

    String maker = "acme";
}
