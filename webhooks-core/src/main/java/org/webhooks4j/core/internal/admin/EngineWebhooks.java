package org.webhooks4j.core.internal.admin;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.ImportReport;
import org.webhooks4j.admin.WebhookImport;
import org.webhooks4j.admin.WebhookOperations;
import org.webhooks4j.core.internal.match.Subscription;
import org.webhooks4j.core.internal.match.WebhookDirectory;
import org.webhooks4j.spi.JsonCodec;

/** Implements the webhook operations of an engine. */
public final class EngineWebhooks implements WebhookOperations {

    private final WebhookEditor editor;
    private final WebhookDirectory directory;
    private final JsonCodec codec;

    /** Creates the operations. */
    public EngineWebhooks(WebhookEditor editor, WebhookDirectory directory, JsonCodec codec) {
        this.editor = editor;
        this.directory = directory;
        this.codec = codec;
    }

    EngineWebhooks as(@Nullable String actor) {
        return new EngineWebhooks(editor.as(actor), directory, codec);
    }

    @Override
    public List<Webhook> list() {
        return directory.refresh().all().stream().map(Subscription::webhook).toList();
    }

    @Override
    public Optional<Webhook> find(String id) {
        return editor.find(id);
    }

    @Override
    public Webhook create(Webhook webhook) {
        return editor.create(webhook);
    }

    @Override
    public Webhook update(Webhook webhook) {
        return editor.update(webhook);
    }

    @Override
    public Webhook update(Webhook read, Webhook webhook) {
        return editor.update(read, webhook);
    }

    @Override
    public Webhook activate(String id) {
        return editor.setActive(id, true);
    }

    @Override
    public Webhook deactivate(String id) {
        return editor.setActive(id, false);
    }

    @Override
    public void delete(String id) {
        editor.delete(id);
    }

    @Override
    public void delete(Webhook read) {
        editor.delete(read);
    }

    @Override
    public SigningKey rotateSecret(String id, Duration overlap) {
        return editor.rotateSecret(id, overlap);
    }

    @Override
    public String exportAll() {
        return WebhookFileWriter.write(list(), codec);
    }

    @Override
    public ImportReport importAll(WebhookImport file) {
        return editor.importAll(file);
    }
}
