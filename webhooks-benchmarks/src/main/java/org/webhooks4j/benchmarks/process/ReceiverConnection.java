package org.webhooks4j.benchmarks.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One connection. It reads requests, counts them and responds. */
final class ReceiverConnection {

    private static final byte[] NO_CONTENT = "HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final SocketChannel channel;
    private final ArrivalTimes arrivals;
    private ByteBuffer input = ByteBuffer.allocate(1 << 13);

    ReceiverConnection(SocketChannel channel, ArrivalTimes arrivals) {
        this.channel = channel;
        this.arrivals = arrivals;
    }

    void read() throws IOException {
        if (!input.hasRemaining()) {
            input = ByteBuffer.allocate(input.capacity() * 2).put(input.flip());
        }
        if (channel.read(input) < 0) {
            close();
            return;
        }
        int start = 0;
        for (int end = endOfRequest(start); end > 0; end = endOfRequest(start)) {
            handle(start, end);
            start = end;
        }
        if (start > 0) {
            input.flip().position(start);
            input.compact();
        }
    }

    /** Returns the position after the last byte of the request that begins there, or 0 if the request is incomplete. */
    private int endOfRequest(int start) {
        int head = indexOf("\r\n\r\n", start, input.position());
        if (head < 0) {
            return 0;
        }
        int length = indexOf("ontent-", start, head);
        while (length >= 0 && "lL".indexOf(input.get(length + 7)) < 0) {
            length = indexOf("ontent-", length + 1, head);
        }
        int end = head + 4 + (length < 0 ? 0 : number(length + "ontent-Length:".length()));
        return end <= input.position() ? end : 0;
    }

    private void handle(int start, int end) throws IOException {
        int path = indexOf(" /", start, end) + 2;
        if (startsWith("control/", path)) {
            String answer = control(ascii(path + "control/".length(), indexOf(" ", path, end)));
            write(("HTTP/1.1 200 OK\r\nContent-Length: " + answer.length() + "\r\n\r\n" + answer)
                    .getBytes(StandardCharsets.US_ASCII));
            return;
        }
        if (startsWith("hang", path)) {
            return; // neither counted nor answered
        }
        int slash = indexOf("/", path, indexOf(" ", path, end));
        int field = indexOf("\"n\":", indexOf("\r\n\r\n", start, end), end);
        arrivals.arrived(slash < 0 ? 0 : number(slash + 1), field < 0 ? 0 : number(field + 4));
        if (!startsWith("hold", path) || !arrivals.holds(this)) {
            answer();
        }
    }

    private String control(String command) throws IOException {
        if (command.equals("reset")) {
            arrivals.reset();
            return "ok";
        }
        if (command.equals("release")) {
            for (ReceiverConnection connection : arrivals.release()) {
                connection.answer();
            }
            return "ok";
        }
        String[] parts = command.split("/", -1);
        return parts[0].equals("instants")
                ? arrivals.instants(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]))
                : arrivals.counts();
    }

    private void answer() throws IOException {
        write(NO_CONTENT);
    }

    private void write(byte[] bytes) throws IOException {
        for (ByteBuffer output = ByteBuffer.wrap(bytes); output.hasRemaining(); ) {
            if (channel.write(output) == 0) {
                Thread.onSpinWait(); // only the long list of instants can fill the buffer of the socket
            }
        }
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The connection is closed in either case.
        }
    }

    private int indexOf(String text, int from, int to) {
        for (int i = Math.max(from, 0); i <= to - text.length(); i++) {
            if (startsWith(text, i)) {
                return i;
            }
        }
        return -1;
    }

    private boolean startsWith(String text, int at) {
        for (int i = 0; i < text.length(); i++) {
            if (input.get(at + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int number(int at) {
        int position = at;
        while (input.get(position) == ' ') {
            position++;
        }
        int value = 0;
        for (byte digit = input.get(position); digit >= '0' && digit <= '9'; digit = input.get(++position)) {
            value = value * 10 + digit - '0';
        }
        return value;
    }

    private String ascii(int from, int to) {
        return new String(input.array(), from, to - from, StandardCharsets.US_ASCII);
    }
}
