package org.webhooks4j.admin;

import java.util.List;

/**
 * What an import of webhooks changed, or would change.
 *
 * @param dryRun whether nothing was written
 * @param entries one per webhook in the file, in its order
 */
public record ImportReport(boolean dryRun, List<Entry> entries) {

    /** What becomes of a webhook. */
    public enum Result {
        /** There was none of its id. */
        CREATED,
        /** It differed from the file. */
        UPDATED,
        /** It was as the file says. */
        UNCHANGED
    }

    /**
     * What became of one webhook.
     *
     * @param webhookId the webhook
     * @param result what was done
     * @param fields what is different now; empty if nothing is
     */
    public record Entry(String webhookId, Result result, List<WebhookChange.Field> fields) {}

    /**
     * Whether all webhooks were as the file says.
     *
     * @return true if nothing was, or would be, changed
     */
    public boolean isUnchanged() {
        return entries.stream().allMatch(entry -> entry.result() == Result.UNCHANGED);
    }
}
