package org.webhooks4j.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.webhooks4j.core.AddressRules;
import org.webhooks4j.core.JdkHttpTransport;
import org.webhooks4j.spi.TransportRequest;

/**
 * The transport verifies host names although java.net.http has a system property by which any library can disable that
 * for the whole JVM.
 */
class HostnameVerificationTest {

    @Test
    void noSystemPropertySwitchesItOff() throws Exception {
        assertThat(OtherJvm.output(Caller.class, List.of("-Djdk.internal.httpclient.disableHostnameVerification=true")))
                .contains("TLS_FAILURE");
    }

    static final class Caller {

        private Caller() {}

        public static void main(String[] arguments) throws Exception {
            TestCertificateAuthority authority = new TestCertificateAuthority("The tests' authority");
            try (HostileServer server = HostileServer.start(
                            TestCertificateAuthority.showing(authority.issue("other.example")),
                            TransportTests::answerAll);
                    JdkHttpTransport transport = JdkHttpTransport.builder()
                            .addressPolicy(AddressRules.standard().allow("127.0.0.1"))
                            .sslContext(authority.trusting())
                            .build()) {
                URI uri = URI.create("https://127.0.0.1:" + server.port() + "/");
                System.out.println(transport
                        .send(new TransportRequest(uri, Map.of(), new byte[0], Duration.ofSeconds(20)))
                        .get());
            } catch (ExecutionException e) {
                System.out.println(TransportTests.failure(e).outcome());
            }
        }
    }
}
