package org.webhooks4j.hosts;

/** The object that the hosts keep. */
public record Server(String id, String name, String status) {

    public Server withName(String newName) {
        return new Server(id, newName, status);
    }
}
