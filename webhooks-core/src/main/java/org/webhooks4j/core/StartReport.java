package org.webhooks4j.core;

import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.Webhook;
import org.webhooks4j.core.internal.match.Subscriptions;
import org.webhooks4j.internal.webhook.BuiltWebhook;

/** Logs one line for the operator when an engine starts. */
final class StartReport {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookEngine.class);

    private final EngineSettings settings;

    StartReport(EngineSettings settings) {
        this.settings = settings;
    }

    void log(Subscriptions webhooks) {
        LOG.info(
                "webhooks4j {} delivers on node {}: {} of {} webhooks active; store {}; transport {}; addresses {}",
                Version.current(),
                settings.node,
                webhooks.all().stream().filter(each -> each.webhook().active()).count(),
                webhooks.all().size(),
                settings.store,
                settings.transport.getClass().getSimpleName(),
                settings.addressPolicy);
        List<Webhook> unsigned =
                settings.webhooks.stream().filter(StartReport::isUnsigned).toList();
        if (!unsigned.isEmpty()) {
            LOG.warn(
                    "Receivers cannot tell who sends them requests of the webhooks {}, which have no key: build them with"
                            + " signedWith(SigningKey.of(secret)), or with unsigned() if that is intended",
                    unsigned.stream().map(Webhook::id).collect(Collectors.joining(", ")));
        }
    }

    private static boolean isUnsigned(Webhook webhook) {
        return webhook.active()
                && webhook.signingKeys().isEmpty()
                && !(webhook instanceof BuiltWebhook built && built.isUnsignedOnPurpose());
    }
}
