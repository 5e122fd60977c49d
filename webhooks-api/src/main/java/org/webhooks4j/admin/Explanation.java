package org.webhooks4j.admin;

import java.util.List;

/**
 * Explains for each webhook why an event would or would not be sent.
 *
 * @param verdicts one verdict per webhook
 */
public record Explanation(List<Verdict> verdicts) {

    /**
     * The verdict for one webhook.
     *
     * @param webhookId the webhook's id
     * @param webhookName the webhook's name
     * @param fires whether the event would be sent
     * @param rule the rule that decided
     * @param reason a readable description of the rule and the value it was applied to
     */
    public record Verdict(String webhookId, String webhookName, boolean fires, Rule rule, String reason) {}

    /** The rules, in the order in which they are evaluated. */
    public enum Rule {
        /** The webhook is inactive. */
        ACTIVE,
        /** The webhook does not subscribe to the event type. */
        EVENT_TYPE,
        /** The webhook does not subscribe to the object type. */
        OBJECT_TYPE,
        /** The webhook ignores the event's origin. */
        ORIGIN,
        /** Nothing changed, or only fields that the webhook excludes. */
        CHANGED_FIELDS,
        /** The webhook's filter rejects the event. */
        FILTER,
        /** All rules are satisfied. */
        MATCHED
    }
}
