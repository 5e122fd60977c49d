package org.webhooks4j.spring.boot.internal;

import javax.sql.DataSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.webhooks4j.Webhooks;
import org.webhooks4j.spi.SecretCipher;
import org.webhooks4j.spi.TransactionSource;
import org.webhooks4j.spi.WebhookStore;
import org.webhooks4j.spring.SpringTransactions;

/** What an engine needs, unless the application has an engine of its own: the store and Spring's transactions. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"
        })
@ConditionalOnProperty(name = "webhooks.enabled", matchIfMissing = true)
@ConditionalOnMissingBean(Webhooks.class)
@EnableConfigurationProperties(WebhooksProperties.class)
public class WebhooksStoreAutoConfiguration {

    /** The store, and the application's transactions. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({DataSource.class, DataSourceUtils.class})
    @ConditionalOnProperty(name = "webhooks.store", havingValue = "jdbc", matchIfMissing = true)
    static class InDatabase {

        @Bean
        @ConditionalOnMissingBean(WebhookStore.class)
        @DependsOnDatabaseInitialization
        WebhookStore webhookStore(
                ListableBeanFactory beans, WebhooksProperties properties, ObjectProvider<SecretCipher> cipher) {
            return StoreFactory.create(StoreFactory.dataSource(beans, properties), properties, cipher.getIfAvailable());
        }

        @Bean
        @ConditionalOnMissingBean(TransactionSource.class)
        TransactionSource webhookTransactions(ListableBeanFactory beans, WebhooksProperties properties) {
            return SpringTransactions.of(StoreFactory.dataSource(beans, properties));
        }

        @Bean
        static BeanPostProcessor webhookTransactionWatch() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String beanName) {
                    if (bean instanceof ConfigurableTransactionManager manager) {
                        SpringTransactions.watch(manager);
                    }
                    return bean;
                }
            };
        }
    }

    @Bean
    EngineSetup webhookEngineSetup(
            WebhooksProperties properties, ListableBeanFactory beans, ObjectProvider<WebhookStore> store) {
        return new EngineSetup(properties, beans, store.getIfAvailable());
    }
}
