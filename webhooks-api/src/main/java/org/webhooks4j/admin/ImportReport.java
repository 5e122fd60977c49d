package org.webhooks4j.admin;

import java.util.List;

/**
 * The changes that an import of webhooks made, or would make.
 *
 * @param dryRun whether this was a dry run, which writes nothing
 * @param entries one entry per webhook, in the order of the file
 */
public record ImportReport(boolean dryRun, List<Entry> entries) {

    /** The result for one webhook. */
    public enum Result {
        /** No webhook had this id. */
        CREATED,
        /** The stored webhook differed from the file. */
        UPDATED,
        /** The stored webhook matched the file. */
        UNCHANGED
    }

    /**
     * The result for one webhook.
     *
     * @param webhookId the webhook's id
     * @param result whether the webhook was created, updated or left unchanged
     * @param fields the changed fields; empty if there are none
     */
    public record Entry(String webhookId, Result result, List<WebhookChange.Field> fields) {}

    /**
     * Whether all stored webhooks matched the file.
     *
     * @return true if the import changed, or would change, nothing
     */
    public boolean isUnchanged() {
        return entries.stream().allMatch(entry -> entry.result() == Result.UNCHANGED);
    }
}
