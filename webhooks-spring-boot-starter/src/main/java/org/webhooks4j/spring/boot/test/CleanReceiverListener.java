package org.webhooks4j.spring.boot.test;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryOperations;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.testkit.ScriptedReceiver;
import org.webhooks4j.testkit.TestEngine;

/** Makes each test begin without what earlier tests of the same application context sent or left pending. */
final class CleanReceiverListener extends AbstractTestExecutionListener {

    private static final String PROPERTY = "webhooks.test.enabled";

    /** Before listeners that begin a transaction for the test, so that none of its locks is in the way. */
    @Override
    public int getOrder() {
        return 3000;
    }

    @Override
    public void beforeTestMethod(TestContext test) {
        if (test.hasApplicationContext()
                && test.getApplicationContext().getEnvironment().getProperty(PROPERTY, Boolean.class, false)) {
            clean(test.getApplicationContext());
        }
    }

    private static void clean(ApplicationContext context) {
        context.getBeanProvider(TestEngine.class)
                .ifAvailable(engine -> discardPending(engine.admin().deliveries()));
        context.getBeanProvider(ScriptedReceiver.class).ifAvailable(ScriptedReceiver::reset);
    }

    private static void discardPending(DeliveryOperations deliveries) {
        List<Delivery> pending;
        do {
            pending = deliveries
                    .search(DeliveryQuery.all().withStatus(DeliveryStatus.PENDING))
                    .items();
            Set<String> ids = pending.stream().map(Delivery::id).collect(Collectors.toSet());
            if (!ids.isEmpty()) {
                deliveries.discard(ids);
            }
        } while (!pending.isEmpty());
    }
}
