package org.webhooks4j.admin;

import java.util.List;

/**
 * Why an event would, or would not, be sent to each webhook.
 *
 * @param verdicts one per webhook
 */
public record Explanation(List<Verdict> verdicts) {

    /**
     * What one webhook makes of the event.
     *
     * @param webhookId the webhook
     * @param webhookName its name
     * @param fires whether the event would be sent
     * @param rule the rule that decided
     * @param reason the rule and the value that met it, in words
     */
    public record Verdict(String webhookId, String webhookName, boolean fires, Rule rule, String reason) {}

    /** The rules, in the order in which they are asked. */
    public enum Rule {
        /** The webhook is inactive. */
        ACTIVE,
        /** The webhook does not listen to the event type. */
        EVENT_TYPE,
        /** The webhook does not listen to the object type. */
        OBJECT_TYPE,
        /** The webhook ignores the event's origin. */
        ORIGIN,
        /** Nothing changed, or nothing but fields that the webhook leaves out. */
        CHANGED_FIELDS,
        /** The webhook's filter does not let the event pass. */
        FILTER,
        /** All rules are met. */
        MATCHED
    }
}
