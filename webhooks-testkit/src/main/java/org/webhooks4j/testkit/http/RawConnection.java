package org.webhooks4j.testkit.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** The server side of one connection, with full control over the bytes. */
final class RawConnection {

    private static final Pattern LENGTH = Pattern.compile("content-length: *(\\d+)");

    /** The limit at which endless output stops if the client does not close the connection. */
    private static final int ENOUGH_BYTES = 64 * 1024 * 1024;

    private final Socket socket;

    RawConnection(Socket socket) {
        this.socket = socket;
    }

    /** Reads a request with its body. Returns null if the client has closed the connection. */
    @Nullable
    String readRequest() throws IOException {
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        int length = -1;
        while (length < 0 || request.size() < length) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            request.write(next);
            if (length < 0 && next == '\n') {
                String head = request.toString(StandardCharsets.ISO_8859_1);
                length = head.endsWith("\r\n\r\n") ? head.length() + bodyLength(head) : -1;
            }
        }
        return request.toString(StandardCharsets.UTF_8);
    }

    private static int bodyLength(String head) {
        Matcher matcher = LENGTH.matcher(head.toLowerCase(Locale.ROOT));
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /** The subject of the client's certificate. */
    String certificateName() throws IOException {
        return ((SSLSocket) socket).getSession().getPeerPrincipal().getName();
    }

    /** The underlying socket. */
    Socket socket() {
        return socket;
    }

    void write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** Writes the same text repeatedly until the client closes the connection. */
    void writeForEver(String text) throws IOException {
        String block = text.repeat(8192 / text.length() + 1);
        for (int written = 0; written < ENOUGH_BYTES; written += block.length()) {
            write(block);
        }
    }

    /** Writes a text slowly, one byte at a time, until the client closes the connection. */
    void drip(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            write(text.substring(i, i + 1));
            awaitEnd(20);
        }
    }

    /** Reads until the client closes the connection. */
    void awaitEnd() throws IOException {
        awaitEnd(0);
    }

    /** Reads until the client closes the connection, or for some milliseconds. */
    private void awaitEnd(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            while (socket.getInputStream().read() >= 0) {
                // The content does not matter.
            }
        } catch (SocketTimeoutException e) {
            return;
        }
        throw new IOException("the client is gone");
    }

    /** Closes the connection so that the client gets a reset instead of an orderly end. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    void close() throws IOException {
        socket.close();
    }
}
