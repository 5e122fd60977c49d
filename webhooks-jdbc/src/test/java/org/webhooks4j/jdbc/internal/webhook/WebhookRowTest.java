package org.webhooks4j.jdbc.internal.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.webhooks4j.internal.webhook.WebhookField;
import org.webhooks4j.internal.webhook.WebhookFields;
import org.webhooks4j.jdbc.JdbcStore;
import org.webhooks4j.spi.SecretCipher;

class WebhookRowTest {

    @Test
    void everyFieldHasAColumnAndEveryColumnAField() throws SQLException {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:webhook_row");
        List<String> columns = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            JdbcStore.on(database).cipher(SecretCipher.none()).build().migrate();
            try (ResultSet found = connection.getMetaData().getColumns(null, null, "%WEBHOOK", "%")) {
                while (found.next()) {
                    columns.add(found.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
                }
            }
        }
        assertThat(columns).contains("updated_at");
        columns.remove("updated_at"); // which is the store's own

        assertThat(WebhookFields.ALL).extracting(WebhookField::column).containsExactlyInAnyOrderElementsOf(columns);
    }
}
