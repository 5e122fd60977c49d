package org.webhooks4j.internal.webhook;

import org.webhooks4j.Webhook;

/** A webhook of a builder, with what its author said or left out. Repositories do not store that. */
public interface BuiltWebhook extends Webhook {

    /** Whether the author gave no id, so that another build of the same webhook has another one. */
    boolean hasRandomId();

    /** Whether the author said that the requests are to be sent without a signature. */
    boolean isUnsignedOnPurpose();
}
