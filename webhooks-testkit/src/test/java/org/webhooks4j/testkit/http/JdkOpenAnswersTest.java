package org.webhooks4j.testkit.http;

import java.util.Map;
import org.webhooks4j.core.JdkHttpTransport;
import org.webhooks4j.spi.AddressPolicy;
import org.webhooks4j.spi.HttpTransport;

class JdkOpenAnswersTest extends ClientSpecificResponseTests {

    @Override
    HttpTransport transport(AddressPolicy policy) {
        return JdkHttpTransport.builder().addressPolicy(policy).build();
    }

    @Override
    Map<Misbehaviour, String> judgements() {
        return Map.of(
                Misbehaviour.STATUS_HAS_FOUR_DIGITS, "200 {content-length=[0]}",
                Misbehaviour.HEADER_HAS_NO_COLON, "200 {content-length=[0]}",
                Misbehaviour.HEADER_VALUE_HAS_A_NUL, "PROTOCOL_ERROR",
                Misbehaviour.HEADER_IS_FOLDED, "200 {content-length=[0], x-y=[a b]}",
                Misbehaviour.LENGTH_IS_FOLDED, "200 {content-length=[2]}");
    }
}
