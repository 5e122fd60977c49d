package org.webhooks4j.spring.boot.internal;

import jakarta.persistence.EntityManagerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.webhooks4j.Webhooks;
import org.webhooks4j.hibernate.HibernateWebhooks;

/** Makes entities raise events if the module for Hibernate is present. */
@AutoConfiguration(
        after = WebhooksAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration"
        })
@ConditionalOnClass({EntityManagerFactory.class, HibernateWebhooks.class})
@ConditionalOnSingleCandidate(EntityManagerFactory.class)
public class WebhooksHibernateAutoConfiguration {

    @Bean
    @ConditionalOnSingleCandidate(Webhooks.class)
    @ConditionalOnMissingBean
    HibernateWebhooks hibernateWebhooks(Webhooks webhooks) {
        return HibernateWebhooks.of(webhooks);
    }

    @Bean
    static SmartInitializingSingleton hibernateWebhooksAttachment(
            ObjectProvider<HibernateWebhooks> entities, ObjectProvider<EntityManagerFactory> factory) {
        return () -> entities.ifUnique(found -> factory.ifUnique(found::attachTo));
    }
}
