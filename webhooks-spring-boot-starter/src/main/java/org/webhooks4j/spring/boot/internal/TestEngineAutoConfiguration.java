package org.webhooks4j.spring.boot.internal;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Fallback;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.spi.WebhookStore;
import org.webhooks4j.testkit.DrivenClock;
import org.webhooks4j.testkit.ScriptedReceiver;
import org.webhooks4j.testkit.TestEngine;
import org.webhooks4j.testkit.TestEngineBuilder;

/** The engine of a test, set up as the application's, in place of that one. */
@AutoConfiguration(after = WebhooksStoreAutoConfiguration.class, before = WebhooksAutoConfiguration.class)
@ConditionalOnClass(TestEngine.class)
@ConditionalOnProperty(name = TestEngineAutoConfiguration.PROPERTY, havingValue = "true")
@ConditionalOnBean(EngineSetup.class)
public class TestEngineAutoConfiguration {

    /** The property that an annotation of a test sets. */
    public static final String PROPERTY = "webhooks.test.enabled";

    @Bean
    @ConditionalOnMissingBean
    ScriptedReceiver webhookReceiver() {
        return new ScriptedReceiver();
    }

    /** An application that asks for a clock gets its own, if it has one. */
    @Bean
    @Fallback
    @ConditionalOnMissingBean
    DrivenClock webhookClock() {
        return new DrivenClock();
    }

    @Bean(destroyMethod = "close")
    TestEngine webhookTestEngine(EngineSetup setup, ScriptedReceiver receiver, DrivenClock clock) {
        TestEngineBuilder engine = TestEngine.sendingTo(receiver).clock(clock).with(setup::applyForTest);
        WebhookStore store = setup.store();
        return (store == null ? engine : engine.store(store)).start();
    }

    /** For beans that ask for the engine; where {@code Webhooks} are asked for, the test's engine is the only one. */
    @Bean(destroyMethod = "")
    @Fallback
    WebhookEngine webhookEngine(TestEngine engine) {
        return engine.engine();
    }
}
