package org.webhooks4j;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A webhook violates one or more rules. The exception lists all violations, so that a form can show each next to its
 * field.
 */
public final class InvalidWebhookException extends WebhooksException {

    private final List<Violation> violations;

    /**
     * Creates the exception.
     *
     * @param violations the violated rules, at least one
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
     * The violated rules.
     *
     * @return at least one, in the order of the webhook's fields
     */
    public List<Violation> violations() {
        return violations;
    }

    /**
     * One violated rule.
     *
     * @param field the field's name in the webhook's JSON form, such as {@code url}
     * @param problem the invalid value, what is wrong with it, and what to write instead
     */
    public record Violation(String field, String problem) {

        @Override
        public String toString() {
            return field + ": " + problem;
        }
    }
}
