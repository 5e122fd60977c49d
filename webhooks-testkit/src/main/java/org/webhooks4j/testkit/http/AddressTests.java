package org.webhooks4j.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.webhooks4j.admin.Outcome.ADDRESS_REFUSED;

import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhooks4j.core.AddressRules;
import org.webhooks4j.spi.HttpTransport;
import org.webhooks4j.spi.TransportException;
import org.webhooks4j.spi.TransportResponse;

/** Tests that no request goes to an address that the policy forbids, even if a name server changes its answer. */
abstract class AddressTests extends TransportTests {

    private static final String FORBIDDEN = "127.0.0.2";

    private final AtomicInteger lookups = new AtomicInteger();

    private HostileServer server(String scheme) {
        return closedAfterwards(HostileServer.start(
                scheme.equals("https") ? TestCertificateAuthority.showing(AUTHORITY.issue("hooks.example")) : null,
                peer -> {
                    peer.readRequest();
                    peer.write("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
                }));
    }

    /** Starts a server on an address that the policy forbids. */
    private HostileServer forbiddenServer(int port) throws Exception {
        ServerSocket socket = new ServerSocket();
        socket.bind(new InetSocketAddress(AddressTexts.of(FORBIDDEN).get(0), port));
        return closedAfterwards(HostileServer.on(socket, TransportTests::answerAll));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void everyConnectionGoesToTheVeryAddressThatWasChecked(String scheme) throws Exception {
        HostileServer allowed = server(scheme);
        HostileServer forbidden = forbiddenServer(allowed.port());
        HttpTransport transport = made(setup().resolver(
                        name -> AddressTexts.of(lookups.getAndIncrement() % 2 == 0 ? "127.0.0.1" : FORBIDDEN)));
        String url = scheme + "://hooks.example:" + allowed.port() + "/hook";

        for (int round = 0; round < 20; round++) {
            TransportResponse response = answer(transport.send(request(url)));
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.address()).isEqualTo("127.0.0.1");

            TransportException failure = failure(transport.send(request(url)));
            assertThat(failure.outcome()).isEqualTo(ADDRESS_REFUSED);
            assertThat(failure).hasMessageContaining(FORBIDDEN);
        }
        assertThat(lookups).as("one for each connection").hasValue(40);
        assertThat(forbidden.connections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void oneForbiddenAddressSpoilsTheWholeAnswer(String scheme) throws Exception {
        HostileServer allowed = server(scheme);
        HttpTransport transport = made(setup().resolver(name -> AddressTexts.of("127.0.0.1", FORBIDDEN)));

        TransportException failure =
                failure(transport.send(request(scheme + "://hooks.example:" + allowed.port() + "/hook")));

        assertThat(failure.outcome()).isEqualTo(ADDRESS_REFUSED);
        assertThat(allowed.connections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void noOtherAddressIsLookedForWhenOneDoesNotTakeTheConnection(String scheme) throws Exception {
        HostileServer forbidden = forbiddenServer(0);
        HttpTransport transport = made(
                setup().resolver(name -> AddressTexts.of(lookups.getAndIncrement() == 0 ? "127.0.0.1" : FORBIDDEN)));

        failure(transport.send(request(scheme + "://hooks.example:" + forbidden.port() + "/")));

        assertThat(lookups).hasValue(1);
        assertThat(forbidden.connections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void aRefusedAddressIsNotLookedUpAgain(String scheme) throws Exception {
        HttpTransport transport = made(setup().resolver(name -> {
            lookups.incrementAndGet();
            return AddressTexts.of(FORBIDDEN);
        }));

        assertThat(failure(transport.send(request(scheme + "://hooks.example/")))
                        .outcome())
                .isEqualTo(ADDRESS_REFUSED);
        assertThat(lookups).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.2/",
                "http://127.0.0.2:1/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.2]/",
                "http://[2002:7f00:2::]/",
                "http://[64:ff9b::7f00:2]/",
                "http://169.254.169.254/",
                "http://2130706434/",
                "http://0x7f000002/",
                "http://0177.0.0.2/"
            })
    void aForbiddenAddressInTheUrlIsRefusedBeforeAnythingIsDialled(String url) throws Exception {
        HttpTransport transport = made(setup().resolver(name -> {
            throw new AssertionError("no name may be looked up here: " + name);
        }));

        assertThat(failure(transport.send(request(url))).outcome()).isEqualTo(ADDRESS_REFUSED);
    }

    @Test
    void aDeniedNameIsRefusedBeforeItIsLookedUp() throws Exception {
        HttpTransport transport = made(
                setup().addressPolicy(AddressRules.standard().allow("127.0.0.1").deny("*.internal.example"))
                        .resolver(name -> {
                            throw new AssertionError("no name may be looked up here: " + name);
                        }));

        assertThat(failure(transport.send(request("https://db.INTERNAL.example./")))
                        .outcome())
                .isEqualTo(ADDRESS_REFUSED);
    }

    @Test
    void aDeniedAddressIsRefusedForATrustedNameToo() throws Exception {
        HttpTransport transport = made(setup().addressPolicy(
                        AddressRules.standard().allow("hooks.example").deny("127.0.0.1")));

        assertThat(failure(transport.send(request("http://hooks.example/"))).outcome())
                .isEqualTo(ADDRESS_REFUSED);
    }

    @Test
    void thePolicyIsToldToTheEngineAlsoThroughASharedTransport() {
        AddressRules rules = AddressRules.standard().allow("127.0.0.1").deny("*.internal.example");
        HttpTransport transport = made(setup().addressPolicy(rules));

        assertThat(transport.addressPolicy()).isEqualTo(rules);
        assertThat(HttpTransport.shared(transport).addressPolicy()).isEqualTo(rules);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://hooks.example/", "http://127.0.0.1/"})
    void aPolicyThatFailsRefuses(String url) throws Exception {
        HttpTransport transport = made(setup().addressPolicy((host, address) -> {
            throw new IllegalStateException("no rules today");
        }));

        TransportException failure = failure(transport.send(request(url)));

        assertThat(failure.outcome()).isEqualTo(ADDRESS_REFUSED);
        assertThat(failure).hasMessageContaining("no rules today");
    }

    @Test
    void aTrustedNameIsNotChecked() throws Exception {
        HostileServer server = healthyServer();
        HttpTransport transport =
                made(setup().addressPolicy(AddressRules.standard().allow("localhost")));

        assertThat(answer(transport.send(request("http://localhost:" + server.port() + "/")))
                        .statusCode())
                .isEqualTo(200);
    }
}
