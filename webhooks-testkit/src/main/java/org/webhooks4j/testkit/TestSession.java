package org.webhooks4j.testkit;

import java.util.ArrayList;
import java.util.List;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DeliveryStatus;

/** The objects that one test was given and the engines that it started. */
final class TestSession implements AutoCloseable {

    private final ScriptedReceiver receiver = new ScriptedReceiver();
    private final List<TestEngine> engines = new ArrayList<>();

    ScriptedReceiver receiver() {
        return receiver;
    }

    void started(TestEngine engine) {
        engines.add(engine);
    }

    @Override
    public void close() {
        engines.forEach(TestEngine::close);
        receiver.close();
    }

    /** Fails if a script threw and, in strict mode, if there is other trouble. */
    void check(boolean strict) {
        for (RuntimeException fault : receiver.faults()) {
            throw new AssertionError("the receiver's script failed: " + fault, fault);
        }
        if (strict) {
            List<String> troubles = new ArrayList<>();
            engines.forEach(engine -> addTroubles(engine, troubles));
            receiver.requests().stream()
                    .filter(request -> receiver.reading().expectsSignature(request.url()))
                    .filter(request -> receiver.reading().refusalOf(request) != null)
                    .forEach(request -> troubles.add("not genuine: " + ReceiverAssert.line(request)));
            if (!troubles.isEmpty()) {
                throw new AssertionError("after the test there is trouble:\n  " + String.join("\n  ", troubles));
            }
        }
    }

    private static void addTroubles(TestEngine engine, List<String> troubles) {
        List<Delivery> dead = engine.admin()
                .deliveries()
                .search(DeliveryQuery.all().withStatus(DeliveryStatus.DEAD).withOldestFirst())
                .items();
        dead.forEach(delivery -> troubles.add(DeliveryAssert.line(delivery) + ", " + delivery.lastOutcome()));
        engine.admin().webhooks().list().stream()
                .filter(webhook -> webhook.state().inactiveReason() != null)
                .forEach(webhook -> troubles.add("webhook " + webhook.id() + " was deactivated: "
                        + webhook.state().inactiveReason()));
    }
}
