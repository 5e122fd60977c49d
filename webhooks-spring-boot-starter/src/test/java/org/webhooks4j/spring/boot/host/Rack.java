package org.webhooks4j.spring.boot.host;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.webhooks4j.hibernate.WebhookObject;

/** An entity that raises its events by itself. */
@Entity
@WebhookObject
public class Rack {

    @Id
    private String id = "";

    private String room = "";

    protected Rack() {}

    Rack(String id, String room) {
        this.id = id;
        this.room = room;
    }

    void setRoom(String room) {
        this.room = room;
    }

    public String getRoom() {
        return room;
    }
}
