package org.webhooks4j.core;

/**
 * Defines how the engine treats an event that is raised where the {@linkplain WebhookEngineBuilder#transactions source
 * of transactions} finds none. It does not affect events that are raised through {@link org.webhooks4j.Webhooks#in},
 * even those with {@link org.webhooks4j.Transaction#NONE}, which says that there is none by design.
 */
public enum TransactionRequirement {
    /** The event is stored at once, in a transaction of the store's own. */
    OPTIONAL,
    /** The same, and each place in the code that raises such events is logged once as a warning. */
    EXPECTED,
    /** The event is refused with a {@link org.webhooks4j.TransactionRequiredException}. */
    REQUIRED
}
