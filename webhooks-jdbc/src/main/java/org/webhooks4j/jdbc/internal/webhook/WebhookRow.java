package org.webhooks4j.jdbc.internal.webhook;

import static java.util.stream.Collectors.joining;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Webhook;
import org.webhooks4j.internal.webhook.Form.Column;
import org.webhooks4j.internal.webhook.WebhookDraft;
import org.webhooks4j.internal.webhook.WebhookField;
import org.webhooks4j.internal.webhook.WebhookFields;
import org.webhooks4j.jdbc.internal.row.TextList;
import org.webhooks4j.jdbc.internal.sql.Jdbc;
import org.webhooks4j.spi.SecretCipher;

/**
 * Writes and reads webhooks as rows, with a column per field. The cipher encrypts signing keys, authentication and
 * headers, which often contain a password.
 */
final class WebhookRow {

    static final String COLUMNS =
            WebhookFields.ALL.stream().map(WebhookField::column).collect(joining(", "));

    /** The columns that are written whenever a webhook is saved. The id, which identifies the row, comes last. */
    private static final List<WebhookField<?>> SAVED = saved();

    private WebhookRow() {}

    private static List<WebhookField<?>> saved() {
        List<WebhookField<?>> fields = new ArrayList<>(WebhookFields.ALL);
        fields.removeAll(List.of(WebhookFields.ID, WebhookFields.INCARNATION));
        return List.copyOf(fields);
    }

    /** The saved columns, without the id. */
    static String savedColumns() {
        return SAVED.stream().map(WebhookField::column).collect(joining(", "));
    }

    /** A question mark for each saved column, without the id. */
    static String savedValues() {
        return String.join(", ", Collections.nCopies(SAVED.size(), "?"));
    }

    /** An assignment for each saved column, without the id. */
    static String assignments() {
        return SAVED.stream().map(field -> field.column() + " = ?").collect(joining(", "));
    }

    /** Returns the saved values, and the id last. */
    static @Nullable Object[] of(Webhook webhook, SecretCipher cipher) {
        @Nullable Object[] values = new @Nullable Object[SAVED.size() + 1];
        for (int i = 0; i < SAVED.size(); i++) {
            values[i] = stored(SAVED.get(i), webhook, cipher);
        }
        values[SAVED.size()] = webhook.id();
        return values;
    }

    static Webhook read(ResultSet row, SecretCipher cipher) throws SQLException {
        WebhookDraft draft = new WebhookDraft(Webhook.to(""));
        for (WebhookField<?> field : WebhookFields.ALL) {
            field.setColumn(draft, value(field, row, cipher));
        }
        return draft.build();
    }

    private static @Nullable Object stored(WebhookField<?> field, Webhook webhook, SecretCipher cipher) {
        Object value = field.toColumn(webhook);
        if (!(value instanceof List<?> list)) {
            return value;
        }
        List<String> texts = list.stream().map(String.class::cast).toList();
        return switch (field.form().column()) {
            case SECRET_LIST -> texts.isEmpty() ? "" : cipher.encrypt(TextList.encode(texts));
            case LIST_OF_SECRETS -> TextList.encode(everySecond(texts, cipher::encrypt));
            default -> TextList.encode(texts);
        };
    }

    private static @Nullable Object value(WebhookField<?> field, ResultSet row, SecretCipher cipher)
            throws SQLException {
        String column = field.column();
        Column kind = field.form().column();
        return switch (kind) {
            case FLAG -> row.getBoolean(column);
            case INT -> Jdbc.intOrNull(row, column);
            case LONG -> Jdbc.longOrNull(row, column);
            case DOUBLE -> Jdbc.doubleOrNull(row, column);
            case TEXT -> row.getString(column);
            default -> textsOrNull(kind, row.getString(column), cipher);
        };
    }

    private static @Nullable List<String> textsOrNull(Column kind, @Nullable String text, SecretCipher cipher) {
        return text == null ? null : texts(kind, text, cipher);
    }

    private static List<String> texts(Column kind, String text, SecretCipher cipher) {
        return switch (kind) {
            case SECRET_LIST -> TextList.decode(text.isEmpty() ? "" : cipher.decrypt(text));
            case LIST_OF_SECRETS -> everySecond(TextList.decode(text), cipher::decrypt);
            default -> TextList.decode(text);
        };
    }

    /** The first, the third, … changed. */
    private static List<String> everySecond(List<String> texts, UnaryOperator<String> change) {
        List<String> changed = new ArrayList<>(texts);
        for (int i = 0; i + 1 < texts.size(); i += 2) {
            changed.set(i, change.apply(texts.get(i)));
        }
        return changed;
    }
}
