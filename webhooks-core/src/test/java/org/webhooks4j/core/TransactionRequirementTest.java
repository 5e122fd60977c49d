package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Transaction;
import org.webhooks4j.TransactionRequiredException;
import org.webhooks4j.UnitOfWork;
import org.webhooks4j.Webhook;
import org.webhooks4j.Webhooks;

/** Tests how the engine treats events that are raised outside of a transaction. */
class TransactionRequirementTest {

    record Server(String id) {}

    private static final Server SERVER = new Server("42");

    private Transaction current = Transaction.NONE;

    private WebhookEngine engine(TransactionRequirement requirement) {
        return WebhookEngine.inMemory()
                .dispatcher(Dispatchers.manual())
                .transactions(() -> current)
                .requireTransaction(requirement)
                .webhook(Webhook.to("https://receiver.example/hook")
                        .on(EventType.CREATE)
                        .build())
                .start();
    }

    private static List<String> warningsDuring(Runnable work) {
        return LogLines.during(work, "outside of a transaction").stream()
                .filter(line -> line.contains("WARN"))
                .toList();
    }

    private static int pending(WebhookEngine engine) {
        return engine.admin().diagnostics().health().get(0).pending();
    }

    @Test
    void aTransactionIsOptionalByDefault() {
        try (WebhookEngine engine = engine(TransactionRequirement.OPTIONAL)) {
            assertThat(warningsDuring(() -> engine.onObjectEvent(EventType.CREATE, SERVER)))
                    .isEmpty();
            assertThat(pending(engine)).isEqualTo(1);
        }
    }

    @Test
    void whereOneIsRequiredEveryWayToRaiseAnEventWithoutItIsRefused() {
        try (WebhookEngine engine = engine(TransactionRequirement.REQUIRED);
                UnitOfWork unit = engine.unitOfWork()) {
            unit.onObjectEvent(EventType.CREATE, SERVER);

            assertThatThrownBy(() -> engine.onObjectEvent(EventType.CREATE, SERVER))
                    .isInstanceOf(TransactionRequiredException.class)
                    .hasMessageContaining("TransactionRequirementTest")
                    .hasMessageContaining("in(Transaction.NONE)");
            assertThatThrownBy(() -> engine.onObjectEvents(List.of(ObjectEvent.created(SERVER))))
                    .isInstanceOf(TransactionRequiredException.class);
            assertThatThrownBy(unit::complete).isInstanceOf(TransactionRequiredException.class);
            assertThat(pending(engine)).isZero();
        }
    }

    @Test
    void whereOneIsRequiredATransactionIsJoinedAndNoneMayBeAskedFor() {
        try (WebhookEngine engine = engine(TransactionRequirement.REQUIRED)) {
            HostTransaction transaction = new HostTransaction();
            current = transaction;
            engine.onObjectEvent(EventType.CREATE, SERVER);
            assertThat(pending(engine)).isZero();
            transaction.commit();
            assertThat(pending(engine)).isEqualTo(1);

            current = Transaction.NONE;
            engine.in(Transaction.NONE).onObjectEvent(EventType.CREATE, SERVER);
            assertThat(pending(engine)).isEqualTo(2);
        }
    }

    @Test
    void whereOneIsExpectedEachPlaceIsWarnedOfOnce() {
        try (WebhookEngine engine = engine(TransactionRequirement.EXPECTED)) {
            List<String> warnings = warningsDuring(() -> {
                for (int i = 0; i < 3; i++) {
                    raise(engine);
                }
                engine.onObjectEvents(List.of(ObjectEvent.created(SERVER)));
                engine.in(Transaction.NONE).onObjectEvent(EventType.CREATE, SERVER);
            });

            assertThat(warnings).hasSize(2);
            assertThat(warnings.get(0)).contains("TransactionRequirementTest.raise(");
            assertThat(warnings.get(1)).contains("TransactionRequirementTest.");
            assertThat(pending(engine)).isEqualTo(5);
        }
    }

    private static void raise(Webhooks webhooks) {
        webhooks.onObjectEvent(EventType.CREATE, SERVER);
    }
}
