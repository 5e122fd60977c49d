package org.webhooks4j.testkit;

/** An object of a host. */
record Server(String id, String name, String status) {

    static Server inStock(String id) {
        return new Server(id, "web-" + id, "in_stock");
    }

    Server activated() {
        return new Server(id, name, "active");
    }
}
