package org.webhooks4j.examples.boot;

import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** The servers over HTTP. */
@RestController
class ServerController {

    private final ServerService servers;

    ServerController(ServerService servers) {
        this.servers = servers;
    }

    @PostMapping("/servers/{id}")
    Server create(@PathVariable String id) {
        return servers.create(id);
    }

    @PutMapping("/servers/{id}/activation")
    Server activate(@PathVariable String id) {
        return servers.activate(id);
    }

    @DeleteMapping("/servers/{id}")
    void delete(@PathVariable String id) {
        servers.delete(id);
    }
}
