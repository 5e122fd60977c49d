package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.webhooks4j.EventType;
import org.webhooks4j.NotFoundException;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.WebhookAdmin;
import org.webhooks4j.admin.WebhookChange;
import org.webhooks4j.spi.TransportResponse;

/** Tests text with U+0000 and unpaired surrogates, wherever it can reach the engine. */
class NastyTextsTest extends ScenarioTest {

    static List<String> texts() {
        return List.of("a\u0000b", "a\uD83Db", "\uDE00");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aNodesNameIsRefusedWhereItIsGiven(String text) {
        for (String name : List.of(text, "", " ", "x".repeat(101))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> WebhookEngine.inMemory().node(name))
                    .withMessageStartingWith("the node's name has ");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WebhookEngine.inMemory().cloudEventsSource(text))
                .withMessageStartingWith("the CloudEvents source has ");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void anIdThatNothingCanHaveIsOneThatIsNotThere(String text) {
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook());
        WebhookAdmin admin = engine.admin();

        assertThat(admin.webhooks().find(text)).isEmpty();
        assertThat(admin.deliveries().find(text)).isEmpty();
        assertThat(admin.backfills().progress(text)).isEmpty();
        assertThat(admin.diagnostics().changes(text, null).items()).isEmpty();
        assertThatThrownBy(() -> admin.webhooks().activate(text)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> admin.webhooks().delete(text)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> admin.diagnostics().test(text)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> admin.deliveries().redeliver(text)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> admin.diagnostics().trace(text, Duration.ofHours(1)))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> admin.webhooks().rotateSecret(text, Duration.ZERO))
                .isInstanceOf(NotFoundException.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> admin.diagnostics().changes(null, text))
                .withMessageContaining("cursor");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void whoChangesAWebhookIsOnlyShown(String text) {
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook());
        engine.admin().as(text).webhooks().deactivate("wh_1");

        assertThat(engine.admin().diagnostics().changes("wh_1", null).items())
                .extracting(WebhookChange::actor)
                .first()
                .isEqualTo(text.replaceAll("[\u0000\\x{D83D}\\x{DE00}]", "\uFFFD"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void whatAReceiverAnswersIsOnlyShown(String text) {
        WebhookEngine engine = start(engine(Mode.SYNCHRONOUS)
                .transport(request -> CompletableFuture.completedFuture(new TransportResponse(
                        500, Map.of("x-odd", List.of(text)), text, false, "127.0.0.1", null, null)))
                .webhook(webhook().build()));
        engine.onObjectEvent(EventType.CREATE, ACTIVE);
        engine.deliverDue();

        String shown = text.replaceAll("[\u0000\\x{D83D}\\x{DE00}]", "\uFFFD");
        Attempt attempt = details(engine, onlyDelivery(engine).id()).attempts().get(0);
        assertThat(attempt.response()).isNotNull();
        assertThat(attempt.response().body()).isEqualTo(shown);
        assertThat(attempt.response().headers()).containsEntry("x-odd", List.of(shown));
    }
}
