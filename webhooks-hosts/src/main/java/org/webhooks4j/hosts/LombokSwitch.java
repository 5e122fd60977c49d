package org.webhooks4j.hosts;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonIgnore;
import lombok.AllArgsConstructor;
import lombok.Getter;
import lombok.Setter;
import lombok.experimental.Accessors;

/** An entity whose accessors are {@code name()} and {@code name(…)}: Jackson reads its fields. */
@Getter
@Setter
@AllArgsConstructor
@Accessors(fluent = true)
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
public final class LombokSwitch {

    private final String id;
    private String name;

    @JsonIgnore
    private String password;
}
