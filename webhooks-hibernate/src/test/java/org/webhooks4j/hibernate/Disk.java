package org.webhooks4j.hibernate;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

/** A part of a server, which lives as long as that one names it. */
@Entity
@WebhookObject(type = "hard-disk", id = "serial")
class Disk extends Part {

    @Id
    Long id = 0L;

    String serial = "";

    @ManyToOne
    Server server;

    protected Disk() {}

    Disk(long id, String serial, Server server) {
        this.id = id;
        this.serial = serial;
        this.server = server;
    }
}
