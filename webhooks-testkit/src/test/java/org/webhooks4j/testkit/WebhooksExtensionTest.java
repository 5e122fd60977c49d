package org.webhooks4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.webhooks4j.EventType.CREATE;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.EventConditions;
import org.junit.platform.testkit.engine.Events;
import org.webhooks4j.Webhook;

class WebhooksExtensionTest {

    private static Webhook webhook(ScriptedReceiver receiver) {
        return Webhook.to(receiver.url()).id("wh_1").on(CREATE).build();
    }

    private static void leaveDeadDelivery(ScriptedReceiver receiver, TestEngineBuilder test) {
        TestEngine webhooks = test.webhook(webhook(receiver)).start();
        receiver.replying(500);
        webhooks.onObjectEvent(CREATE, Server.inStock("42"));
        webhooks.runUntilIdle();
    }

    private static Events run(Class<?> testClass) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .execute()
                .testEvents();
    }

    private static List<String> failures(Class<?> testClass) {
        List<String> messages = new ArrayList<>();
        run(testClass)
                .executions()
                .failed()
                .map(execution ->
                        execution.getTerminationInfo().getExecutionResult().getThrowable())
                .forEach(failure -> messages.add(failure.orElseThrow().getMessage()));
        return messages;
    }

    @ExtendWith(WebhooksExtension.class)
    static class EachTestHasItsOwn {

        static final List<TestEngine> ENGINES = new ArrayList<>();

        private final ScriptedReceiver ofTheConstructor;

        EachTestHasItsOwn(ScriptedReceiver receiver) {
            this.ofTheConstructor = receiver;
        }

        @BeforeEach
        void prepare(ScriptedReceiver receiver) {
            assertThat(receiver).isSameAs(ofTheConstructor);
            receiver.replying(202);
        }

        @Test
        void one(ScriptedReceiver receiver, TestEngineBuilder test) {
            deliver(receiver, test);
        }

        @Test
        void other(ScriptedReceiver receiver, TestEngineBuilder test) {
            deliver(receiver, test);
        }

        private void deliver(ScriptedReceiver receiver, TestEngineBuilder test) {
            TestEngine webhooks = test.webhook(webhook(receiver)).start();
            ENGINES.add(webhooks);
            webhooks.onObjectEvent(CREATE, Server.inStock("42"));
            assertThat(receiver).received(1);
            assertThat(ofTheConstructor).received(1);
        }
    }

    @Test
    void eachTestIsGivenItsOwnAndFindsItClosedAfterwards() {
        EachTestHasItsOwn.ENGINES.clear();
        run(EachTestHasItsOwn.class)
                .assertStatistics(statistics -> statistics.succeeded(2).failed(0));
        assertThat(EachTestHasItsOwn.ENGINES)
                .hasSize(2)
                .doesNotHaveDuplicates()
                .allSatisfy(engine -> assertThatIllegalStateException()
                        .isThrownBy(() -> engine.onObjectEvent(CREATE, Server.inStock("43")))
                        .withMessageContaining("is closed"));
    }

    static class Troubled {

        @RegisterExtension
        static final WebhooksExtension WEBHOOKS = WebhooksExtension.failingOnTrouble();

        @Test
        void deadDelivery(ScriptedReceiver receiver, TestEngineBuilder test) {
            leaveDeadDelivery(receiver, test);
        }

        @Test
        void deactivated(ScriptedReceiver receiver, TestEngineBuilder test) {
            TestEngine webhooks = test.webhook(webhook(receiver)).start();
            receiver.replying(410);
            webhooks.onObjectEvent(CREATE, Server.inStock("42"));
        }

        @Test
        void notGenuine(ScriptedReceiver receiver, TestEngineBuilder test) {
            TestEngine webhooks = test.webhook(webhook(receiver)).start();
            receiver.trusting("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
            webhooks.onObjectEvent(CREATE, Server.inStock("42"));
        }

        @Test
        void noTrouble(ScriptedReceiver receiver, TestEngineBuilder test) {
            TestEngine webhooks = test.webhook(webhook(receiver)).start();
            webhooks.onObjectEvent(CREATE, Server.inStock("42"));
        }
    }

    @Test
    void troubleFailsATestThatAskedForIt() {
        assertThat(failures(Troubled.class))
                .hasSize(3)
                .allMatch(message -> message.startsWith("after the test there is trouble:"))
                .anyMatch(message -> message.contains("to wh_1, create of server/42, DEAD after 8 attempts, REJECTED"))
                .anyMatch(message -> message.contains("webhook wh_1 was deactivated: the receiver answered 410"))
                .anyMatch(message -> message.contains("not genuine: #1 msg_"));
    }

    @ExtendWith(WebhooksExtension.class)
    static class Lenient {

        @Test
        void deadDelivery(ScriptedReceiver receiver, TestEngineBuilder test) {
            leaveDeadDelivery(receiver, test);
        }

        @Test
        void scriptThatThrows(ScriptedReceiver receiver, TestEngineBuilder test) {
            TestEngine webhooks = test.webhook(webhook(receiver)).start();
            receiver.replying(request -> {
                throw new IllegalStateException("the test's own mistake");
            });
            webhooks.onObjectEvent(CREATE, Server.inStock("42"));
        }
    }

    @Test
    void otherwiseOnlyAScriptThatThrowsDoes() {
        assertThat(failures(Lenient.class))
                .singleElement()
                .asString()
                .startsWith("the receiver's script failed")
                .contains("the test's own mistake");
        run(Lenient.class).succeeded().assertThatEvents().haveExactly(1, EventConditions.test("deadDelivery"));
    }
}
