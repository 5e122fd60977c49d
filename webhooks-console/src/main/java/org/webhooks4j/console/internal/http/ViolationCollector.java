package org.webhooks4j.console.internal.http;

import java.util.ArrayList;
import java.util.List;
import org.webhooks4j.InvalidWebhookException.Violation;

/** Collects violations, so that one response reports all of them. */
public final class ViolationCollector {

    private final String what;
    private final List<Violation> violations = new ArrayList<>();

    /** Creates an empty collection for the named subject, such as "the query". */
    public ViolationCollector(String what) {
        this.what = what;
    }

    public void add(String field, String problem) {
        violations.add(new Violation(field, problem));
    }

    /** Adds the violations of fields that have none yet. */
    public void addMissing(List<Violation> others) {
        List<Violation> news = others.stream()
                .filter(other ->
                        violations.stream().noneMatch(known -> known.field().equals(other.field())))
                .toList();
        violations.addAll(news);
    }

    public void throwIfAny() {
        if (!violations.isEmpty()) {
            throw new ProblemException(Problem.ofFields(what + " is not valid", violations));
        }
    }
}
