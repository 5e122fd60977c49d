package org.webhooks4j.core.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.webhooks4j.core.AddressRules;
import org.webhooks4j.core.internal.net.CheckedLookups;
import org.webhooks4j.core.internal.net.NameLookups;

/** Tests the forwarder as another program on this machine sees it. */
class ForwarderTest {

    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ForwarderCredentials tickets = new ForwarderCredentials(new SecureRandom());
    private final NameLookups lookups = new NameLookups(name -> List.of(InetAddress.getAllByName("127.0.0.1")), timer);
    private final Forwarder forwarder = new Forwarder(
            tickets,
            new CheckedLookups(lookups, AddressRules.standard().allow("127.0.0.1")),
            Duration.ofSeconds(5),
            timer);
    private final MockWebServer server = new MockWebServer();
    private final List<Socket> sockets = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder().code(200).build();
            }
        });
        server.start();
    }

    @AfterEach
    void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        server.close();
        forwarder.close();
        lookups.close();
        timer.shutdownNow();
    }

    private String ticket() {
        long number = tickets.nextNumber();
        tickets.issue(
                number,
                new JdkCall(
                        HttpRequest.newBuilder(URI.create("http://hooks.example/"))
                                .build(),
                        false));
        return tickets.ticket(number);
    }

    private String post(String host, String ticket) {
        return "POST http://" + host + ":" + server.getPort() + "/ HTTP/1.1\r\nHost: " + host + "\r\n"
                + ForwarderCredentials.HEADER + ": " + ticket + "\r\nContent-Length: 2\r\n\r\n{}";
    }

    private Socket connect() throws Exception {
        assertThat(forwarder.isOpen()).isTrue();
        InetSocketAddress entrance = forwarder.entrance(URI.create("http://hooks.example:" + server.getPort() + "/"));
        Socket socket = new Socket(entrance.getAddress(), entrance.getPort());
        sockets.add(socket);
        socket.setSoTimeout(30_000);
        return socket;
    }

    private static void write(Socket socket, String text) throws Exception {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void expectAnswer(Socket socket) throws Exception {
        assertThat(new String(socket.getInputStream().readNBytes(ANSWER.length()), StandardCharsets.ISO_8859_1))
                .isEqualTo(ANSWER);
    }

    private static void expectEnd(Socket socket) throws Exception {
        InputStream in = socket.getInputStream();
        try {
            assertThat(in.read()).isEqualTo(-1);
        } catch (SocketException e) {
            assertThat(e).hasMessageContaining("reset");
        }
    }

    @Test
    void itListensOnLoopbackOnly() throws Exception {
        assertThat(connect().getInetAddress().isLoopbackAddress()).isTrue();
    }

    @Test
    void itServesWhoeverHasATicket() throws Exception {
        Socket socket = connect();

        write(socket, post("hooks.example", ticket()));

        expectAnswer(socket);
    }

    @Test
    void itServesNobodyWithoutAValidTicket() throws Exception {
        String valid = ticket();
        String otherSecret = valid.replace('.', 'A').concat(".1");
        String endedCall = valid.substring(0, valid.indexOf('.')) + ".999";
        for (String forged : new String[] {"", ".", "x", otherSecret, endedCall, valid + "x"}) {
            Socket socket = connect();
            write(socket, post("hooks.example", forged));
            expectEnd(socket);
        }
        Socket withoutHeader = connect();
        write(withoutHeader, "CONNECT hooks.example:" + server.getPort() + " HTTP/1.1\r\n\r\n");
        expectEnd(withoutHeader);

        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void aConnectionServesOneHostOnly() throws Exception {
        Socket socket = connect();
        write(socket, post("hooks.example", ticket()));
        expectAnswer(socket);
        write(socket, post("hooks.example", ticket()));
        expectAnswer(socket);

        write(socket, post("other.example", ticket()));

        expectEnd(socket);
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void aRequestInSmallPiecesIsServedToo() throws Exception {
        Socket socket = connect();
        socket.setTcpNoDelay(true);

        for (char c : post("hooks.example", ticket()).toCharArray()) {
            write(socket, String.valueOf(c));
        }

        expectAnswer(socket);
    }

    @Test
    void aHeadWithoutEndIsNotRead() throws Exception {
        Socket socket = connect();

        try {
            for (int i = 0; i < 1000; i++) {
                write(socket, "x".repeat(1024));
            }
        } catch (SocketException e) {
            assertThat(e).isNotNull();
        }

        expectEnd(socket);
    }

    @Test
    void nonsenseEndsTheConnection() throws Exception {
        for (String nonsense : new String[] {
            "\r\n\r\n",
            "GET\r\n\r\n",
            "POST /relative HTTP/1.1\r\n\r\n",
            "POST http://[::/ HTTP/1.1\r\n\r\n",
            "POST http://hooks.example/ HTTP/1.1\r\nno colon\r\n\r\n",
            "POST http://hooks.example/ HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
            "POST http://hooks.example/ HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
        }) {
            Socket socket = connect();
            write(socket, nonsense);
            expectEnd(socket);
        }
        assertThat(server.getRequestCount()).isZero();
    }
}
