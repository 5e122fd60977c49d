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

/** Replaces the engine in a test. The test's engine has the application's settings. */
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

    /** The clock of a test, unless the application has its own. */
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

    /**
     * For beans that inject the engine. Beans that inject {@code Webhooks} get the test's engine, the only bean of that
     * type.
     */
    @Bean(destroyMethod = "")
    @Fallback
    WebhookEngine webhookEngine(TestEngine engine) {
        return engine.engine();
    }
}
