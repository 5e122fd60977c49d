package org.webhooks4j.examples.cmdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page from another site whose name resolves to this machine gets no data. */
class HostNameCheckTest {

    @ParameterizedTest
    @CsvSource({
        "Host: localhost, 200",
        "Host: LOCALHOST.:8080, 200",
        "Host: 127.0.0.1:8080, 200",
        "Host: [::1]:8080, 200",
        "Host: cmdb.example:1, 200",
        "Host: attacker.example, 421",
        "Host: attacker.example:8080, 421",
        "Host: localhost.attacker.example, 421",
        "Host: 127.0.0.1.attacker.example, 421",
        "Host: localhost:8080@attacker.example, 421",
        "Host: 192.168.1.1, 421",
        "Host:, 421",
        "X-Other: 1, 421"
    })
    void onlyRequestsToANameOfTheHostAreAnswered(String header, int status) throws Exception {
        try (TestHost host = TestHost.start("--no-deliver", "--host-name", "cmdb.example")) {
            for (String path :
                    new String[] {"/health", "/objects/server", "/toolbox/webhooks/", "/toolbox/webhooks/api/webhooks"
                    }) {
                assertThat(statusLine(host, path, header)).contains(" " + status + " ");
            }
        }
    }

    private static String statusLine(TestHost host, String path, String header) throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getByAddress(new byte[] {127, 0, 0, 1}),
                host.address().getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\n" + header + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
        }
    }
}
