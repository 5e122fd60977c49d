package org.webhooks4j.testkit.http;

import java.util.Map;
import org.webhooks4j.httpclient5.HttpClient5Transport;
import org.webhooks4j.spi.AddressPolicy;
import org.webhooks4j.spi.HttpTransport;

class HttpClient5OpenAnswersTest extends ClientSpecificResponseTests {

    @Override
    HttpTransport transport(AddressPolicy policy) {
        return HttpClient5Transport.builder().addressPolicy(policy).build();
    }

    @Override
    Map<Misbehaviour, String> judgements() {
        return Map.of(
                Misbehaviour.STATUS_HAS_FOUR_DIGITS, "PROTOCOL_ERROR",
                Misbehaviour.HEADER_HAS_NO_COLON, "PROTOCOL_ERROR",
                Misbehaviour.HEADER_VALUE_HAS_A_NUL, "200 {content-length=[0], x-y=[a b]}",
                Misbehaviour.HEADER_IS_FOLDED, "200 {content-length=[0], x-y=[a b]}",
                Misbehaviour.LENGTH_IS_FOLDED, "200 {content-length=[2]}");
    }
}
