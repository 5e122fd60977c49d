package org.webhooks4j.benchmarks.contestant;

import org.webhooks4j.core.AddressRules;
import org.webhooks4j.core.JdkHttpTransport;
import org.webhooks4j.httpclient5.HttpClient5Transport;
import org.webhooks4j.spi.AddressPolicy;
import org.webhooks4j.spi.HttpTransport;

/** Creates the library's transports by their names. */
public final class Transports {

    /** The default transport. */
    public static final String JDK = "java.net.http";

    /** Apache HttpClient 5. */
    public static final String HTTP_CLIENT_5 = "Apache HttpClient 5";

    private Transports() {}

    /** Returns a transport that may send to loopback addresses. */
    static HttpTransport of(String name) {
        AddressPolicy policy = AddressRules.standard().allow("127.0.0.0/8", "::1/128");
        return switch (name) {
            case JDK -> JdkHttpTransport.builder().addressPolicy(policy).build();
            case HTTP_CLIENT_5 ->
                HttpClient5Transport.builder().addressPolicy(policy).build();
            default -> throw new IllegalArgumentException("there is no transport '" + name + "'");
        };
    }
}
