package org.webhooks4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.webhooks4j.benchmarks.client.ClientCost;
import org.webhooks4j.benchmarks.scenario.Figures;

/** Sends a few requests with each client. The cost is not checked, but no request may fail. */
class ClientCostTest {

    @ParameterizedTest
    @CsvSource({"java.net.http, name, 4", "httpclient5, address, 2"})
    void everyClientSendsEveryRequest(String transport, String route, int clients) throws Exception {
        Map<String, String> few = Map.of("route", route, "inFlight", "16", "count", "100", "warm", "0", "rounds", "2");

        Map<String, Figures> figures = ClientCost.measure(transport, few);

        assertThat(figures).hasSize(clients);
        assertThat(figures.values()).allSatisfy(each -> {
            assertThat(each.get("lost")).isZero();
            assertThat(each.get("perSecond")).isPositive();
        });
        assertThat(ClientCost.table(figures)).contains("webhooks4j, ").contains("bare ");
    }
}
