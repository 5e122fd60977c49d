package org.webhooks4j.spring.boot.host;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** An entity of the host's. */
@Entity
public class Server {

    @Id
    private String id = "";

    private String name = "";

    protected Server() {}

    Server(String id, String name) {
        this.id = id;
        this.name = name;
    }

    public String getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    void setName(String name) {
        this.name = name;
    }
}
