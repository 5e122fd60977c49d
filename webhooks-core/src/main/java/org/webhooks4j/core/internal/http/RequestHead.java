package org.webhooks4j.core.internal.http;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.URI;
import java.util.Locale;
import org.webhooks4j.core.internal.net.TargetHost;

/**
 * The head of a request as a client sends it to a proxy: CONNECT, or a request with an absolute URL as its target (RFC
 * 9112, section 3.2).
 */
final class RequestHead {

    private static final int HTTP_PORT = 80;

    private final boolean tunnel;
    private final String host;
    private final int port;
    private String ticket = "";
    private long contentLength;
    private String rewritten = "";

    private RequestHead(boolean tunnel, URI target) throws IOException {
        if (target.getHost() == null) {
            throw new ProtocolException("a request to the forwarder names no host");
        }
        this.tunnel = tunnel;
        this.host = TargetHost.of(target.getHost()).name();
        this.port = target.getPort() < 0 ? HTTP_PORT : target.getPort();
    }

    /** Parses the lines up to the empty one. */
    static RequestHead parse(String text) throws IOException {
        String[] lines = text.split("\r\n", -1);
        String[] start = lines[0].split(" ", -1);
        if (start.length != 3) {
            throw new ProtocolException("a request to the forwarder has no request line");
        }
        boolean tunnel = start[0].equals("CONNECT");
        URI target = target(tunnel ? "http://" + start[1] + "/" : start[1]);
        RequestHead head = new RequestHead(tunnel, target);
        StringBuilder own = new StringBuilder(text.length());
        own.append(start[0])
                .append(' ')
                .append(pathOf(target))
                .append(' ')
                .append(start[2])
                .append("\r\n");
        for (int i = 1; i < lines.length && !lines[i].isEmpty(); i++) {
            head.readHeader(lines[i], own);
        }
        head.rewritten = own.append("\r\n").toString();
        return head;
    }

    private static URI target(String text) throws IOException {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new ProtocolException("a request to the forwarder names no URL");
        }
    }

    private static String pathOf(URI target) {
        String path = target.getRawPath().isEmpty() ? "/" : target.getRawPath();
        return target.getRawQuery() == null ? path : path + "?" + target.getRawQuery();
    }

    /** Parses a header and copies it to the rewritten head, except headers for proxies. */
    private void readHeader(String line, StringBuilder own) throws IOException {
        int colon = line.indexOf(':');
        if (colon <= 0) {
            throw new ProtocolException("a request to the forwarder has a header without a name");
        }
        String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
        String value = line.substring(colon + 1).trim();
        if (name.equals("content-length")) {
            contentLength = length(value);
        } else if (name.equals("transfer-encoding")) {
            throw new ProtocolException("a request to the forwarder has no length");
        }
        if (name.equalsIgnoreCase(ForwarderCredentials.HEADER)) {
            ticket = value;
        } else if (!name.startsWith("proxy-")) {
            own.append(line).append("\r\n");
        }
    }

    private static long length(String digits) throws IOException {
        if (!digits.matches("[0-9]{1,18}")) {
            throw new ProtocolException("a request to the forwarder has an unusable length");
        }
        return Long.parseLong(digits);
    }

    /** Whether everything after the head is forwarded unread. */
    boolean isTunnel() {
        return tunnel;
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    String ticket() {
        return ticket;
    }

    /** The length of the request's body; zero for a tunnel. */
    long contentLength() {
        return contentLength;
    }

    /** The head as it is sent to the server. */
    String rewritten() {
        return rewritten;
    }

    boolean goesWhere(RequestHead other) {
        return tunnel == other.tunnel && port == other.port && host.equals(other.host);
    }
}
