package org.webhooks4j.spring.boot.internal;

import java.util.Base64;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.webhooks4j.jdbc.JdbcStore;
import org.webhooks4j.spi.SecretCipher;
import org.webhooks4j.spring.SpringTransactions;
import org.webhooks4j.spring.boot.internal.WebhooksProperties.Jdbc;
import org.webhooks4j.spring.boot.internal.WebhooksProperties.Schema;

/** Creates the store in the application's database. */
final class StoreFactory {

    private StoreFactory() {}

    static JdbcStore create(DataSource dataSource, WebhooksProperties properties, @Nullable SecretCipher cipher) {
        Jdbc jdbc = properties.jdbc();
        JdbcStore.Builder builder = JdbcStore.on(dataSource);
        if (jdbc.schema() != null) {
            builder.schema(jdbc.schema());
        }
        if (jdbc.tablePrefix() != null) {
            builder.tablePrefix(jdbc.tablePrefix());
        }
        if (cipher != null) {
            builder.cipher(cipher);
        } else if (jdbc.encryptionKey() != null) {
            builder.cipher(cipher(jdbc.encryptionKeyId(), jdbc.encryptionKey()));
        }
        JdbcStore store = builder.build();
        if (properties.schema() == Schema.MIGRATE) {
            store.migrate();
        }
        return store;
    }

    private static SecretCipher cipher(String keyId, String key) {
        try {
            return SecretCipher.aesGcm(keyId, Base64.getDecoder().decode(key));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "webhooks.jdbc.encryption-key is not usable: write 32 random bytes in Base64, such as"
                            + " `openssl rand -base64 32` prints",
                    e);
        }
    }

    /** Finds the data source of the application that holds the tables. */
    static DataSource dataSource(ListableBeanFactory beans, WebhooksProperties properties) {
        String name = properties.jdbc().dataSource();
        DataSource found = name == null
                ? beans.getBeanProvider(DataSource.class).getIfUnique()
                : beans.getBean(name, DataSource.class);
        if (found == null) {
            throw new MissingDataSourceException(List.of(beans.getBeanNamesForType(DataSource.class)));
        }
        return SpringTransactions.targetOf(found);
    }
}
