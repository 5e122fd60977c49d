package org.webhooks4j;

import java.util.List;
import java.util.stream.Collectors;

/** A webhook breaks one or more rules. All of them are named, so that a form can show each beside its field. */
public final class InvalidWebhookException extends WebhooksException {

    private final List<Violation> violations;

    /**
     * Says which rules are broken.
     *
     * @param violations at least one
     */
    public InvalidWebhookException(List<Violation> violations) {
        super(
                violations.stream()
                        .map(Violation::toString)
                        .collect(Collectors.joining("; ", "the webhook is not valid: ", "")),
                null);
        this.violations = List.copyOf(violations);
    }

    /**
     * The broken rules.
     *
     * @return at least one, in the order of the webhook's fields
     */
    public List<Violation> violations() {
        return violations;
    }

    /**
     * One broken rule.
     *
     * @param field the field's name as in the webhook's JSON form, such as {@code url}
     * @param problem what is wrong with which value, and what to write instead
     */
    public record Violation(String field, String problem) {

        @Override
        public String toString() {
            return field + ": " + problem;
        }
    }
}
