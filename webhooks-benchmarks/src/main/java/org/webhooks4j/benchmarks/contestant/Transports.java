package org.webhooks4j.benchmarks.contestant;

import org.webhooks4j.core.AddressRules;
import org.webhooks4j.core.JdkHttpTransport;
import org.webhooks4j.spi.AddressPolicy;
import org.webhooks4j.spi.HttpTransport;

/** The library's transports, by name. */
final class Transports {

    /** The default. */
    static final String JDK = "java.net.http";

    private Transports() {}

    /** One that may call this machine. */
    static HttpTransport of(String name) {
        AddressPolicy policy = AddressRules.standard().allow("127.0.0.0/8", "::1/128");
        return switch (name) {
            case JDK -> JdkHttpTransport.builder().addressPolicy(policy).build();
            default -> throw new IllegalArgumentException("there is no transport '" + name + "'");
        };
    }
}
