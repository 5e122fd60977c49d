package org.webhooks4j.hosts;

import lombok.AllArgsConstructor;
import lombok.Builder;
import lombok.Data;

/** An entity with getters and setters that Lombok writes, which is changed in place. */
@Data
@Builder
@AllArgsConstructor
public final class LombokServer {

    private final String id;
    private String name;
    private boolean active;
}
