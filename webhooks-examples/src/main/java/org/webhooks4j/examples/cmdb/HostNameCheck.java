package org.webhooks4j.examples.cmdb;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Accepts only requests that are addressed to a name of this host. Otherwise a foreign page could resolve its own name
 * to this machine (DNS rebinding), and the browsers of its visitors would disclose everything here.
 */
final class HostNameCheck extends Filter {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Pattern HOST = Pattern.compile("(\\[[0-9a-f:.]+]|[^:\\[\\]]+)(:[0-9]{1,5})?");
    private static final int MISDIRECTED = 421;
    private static final byte[] REFUSAL =
            "{\"error\":\"this host is not called so; start it with --host-name to add a name\"}"
                    .getBytes(StandardCharsets.UTF_8);

    private final Set<String> more;

    /** Loopback names and additional names, in lower case. */
    HostNameCheck(Set<String> more) {
        this.more = Set.copyOf(more);
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        if (isOurs(exchange.getRequestHeaders().getOrDefault("Host", List.of()))) {
            chain.doFilter(exchange);
            return;
        }
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(MISDIRECTED, head ? -1 : REFUSAL.length);
            if (!head) {
                exchange.getResponseBody().write(REFUSAL);
            }
        }
    }

    private boolean isOurs(List<String> hosts) {
        if (hosts.size() != 1) {
            return false;
        }
        Matcher host = HOST.matcher(hosts.get(0).strip().toLowerCase(Locale.ROOT));
        if (!host.matches()) {
            return false;
        }
        String name = host.group(1).endsWith(".")
                ? host.group(1).substring(0, host.group(1).length() - 1)
                : host.group(1);
        return LOOPBACK.contains(name) || more.contains(name);
    }

    @Override
    public String description() {
        return "answers requests to the names of this host";
    }
}
