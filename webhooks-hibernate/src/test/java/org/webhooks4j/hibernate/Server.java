package org.webhooks4j.hibernate;

import jakarta.persistence.CascadeType;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An entity with everything that must not be loaded for an event, or not be sent. */
@Entity
@WebhookObject(excludedProperties = "password")
class Server {

    enum Status {
        IN_STOCK,
        ACTIVE
    }

    @Embeddable
    static class Location {

        String room = "";
        int unit;

        protected Location() {}

        Location(String room, int unit) {
            this.room = room;
            this.unit = unit;
        }
    }

    @Id
    Long id = 0L;

    @Version
    int version;

    String name = "";
    String password = "secret";

    @Enumerated(EnumType.STRING)
    Status status = Status.IN_STOCK;

    @Embedded
    Location location;

    @ManyToOne(fetch = FetchType.LAZY)
    Owner owner;

    @ElementCollection
    Set<String> tags = new HashSet<>();

    @OneToMany(mappedBy = "server", cascade = CascadeType.ALL, orphanRemoval = true)
    List<Disk> disks = new ArrayList<>();

    protected Server() {}

    Server(long id, String name) {
        this.id = id;
        this.name = name;
    }
}
