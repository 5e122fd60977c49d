package org.webhooks4j.examples.quarkus;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A server, as JPA keeps it. */
@Entity
public class Server {

    @Id
    private String id = "";

    private String status = "";

    protected Server() {}

    Server(String id, String status) {
        this.id = id;
        this.status = status;
    }

    public String getId() {
        return id;
    }

    public String getStatus() {
        return status;
    }

    void setStatus(String status) {
        this.status = status;
    }
}
