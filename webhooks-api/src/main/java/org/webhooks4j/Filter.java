package org.webhooks4j;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.filter.Changed;
import org.webhooks4j.internal.filter.ChangedOtherThan;
import org.webhooks4j.internal.filter.Clause;
import org.webhooks4j.internal.filter.ClauseReader;
import org.webhooks4j.internal.filter.Combination;
import org.webhooks4j.internal.filter.Combination.Kind;
import org.webhooks4j.internal.filter.FieldPath;
import org.webhooks4j.internal.filter.Not;
import org.webhooks4j.internal.filter.Side;
import org.webhooks4j.internal.filter.States;
import org.webhooks4j.internal.json.JsonReader;
import org.webhooks4j.internal.json.JsonText;

/**
 * Selects which of the events that a webhook listens to are sent to it, with a condition on the object before and after
 * the event and on its changes. A filter is data: it can be written in Java or as JSON, stored, edited and explained.
 * Immutable.
 *
 * <pre>{@code
 * changed("status").from("in_stock").to("active")
 * anyOf(after("cpu").greaterThan(4), after("tags").contains("prod"))
 * allOf(changedOtherThan("updatedAt", "lastSeen"), not(before("status").is("retired")))
 * }</pre>
 *
 * <p>The same filters as JSON:
 *
 * <pre>{@code
 * {"changed":"status","from":"in_stock","to":"active"}
 * {"any":[{"after":"cpu","gt":4},{"after":"tags","contains":"prod"}]}
 * {"all":[{"changedOtherThan":["updatedAt","lastSeen"]},{"not":{"before":"status","is":"retired"}}]}
 * }</pre>
 *
 * <p>A clause with {@code before} or {@code after} has exactly one of the operators {@code is}, {@code in} (a list),
 * {@code gt}, {@code gte}, {@code lt}, {@code lte}, {@code contains}, {@code startsWith} and {@code exists} (always
 * {@code true}).
 *
 * <p><b>Paths</b> have the syntax described in {@link Change}: {@code status}, {@code contact.phone},
 * {@code interfaces[0].name}. A field name applied to a list, as in {@code interfaces.name}, selects that field of any
 * element.
 *
 * <p><b>A filter fails closed.</b> A clause evaluates to true, false or unknown, and an event passes only if the whole
 * filter is true. A clause is unknown if the field is absent, if the state that it reads is unknown, or if the values
 * cannot be compared, such as a string with a number. Only {@link FilterField#exists()} is false for an absent field.
 * The negation of unknown is unknown, so a mistyped path lets no event pass, not even under {@link #not}. Other clauses
 * can still decide: a true clause makes {@link #anyOf} true, and a false clause makes {@link #allOf} false.
 *
 * <p><b>Values are compared</b> as they are sent. Numbers are equal if they are numerically equal. Strings are equal if
 * they are identical, or if they are date-times with an offset that denote the same instant. Sets are equal regardless
 * of the order of their elements.
 *
 * <table>
 * <caption>What the clauses read</caption>
 * <tr><th>event</th><th>{@code before}</th><th>{@code after}</th><th>{@code changed},
 * {@code changedOtherThan}</th></tr>
 * <tr><td>create</td><td>every field is absent</td><td>the object</td><td>false</td></tr>
 * <tr><td>update</td><td>the object before</td><td>the object</td><td>true or false</td></tr>
 * <tr><td>update or the host's own event type, previous state unknown</td><td>unknown</td><td>the object</td>
 * <td>unknown</td></tr>
 * <tr><td>delete</td><td>the object</td><td>every field is absent</td><td>false</td></tr>
 * </table>
 *
 * <p>A filter reads all fields of the object, including those that the webhook {@linkplain Webhook#excludedFields()
 * excludes}.
 */
public sealed class Filter permits ChangedFilter {

    private final Clause clause;

    Filter(Clause clause) {
        this.clause = Clause.limited(clause);
    }

    /**
     * Matches updates in which a field changed: its value differs, or it was added or removed. For a path through a
     * list, the elements' values are compared in order. {@link ChangedFilter#from} then requires that fewer elements
     * have the value than before, and {@link ChangedFilter#to} that more have it.
     *
     * @param path the field's path
     * @return the filter, which can be restricted to an old and a new value
     * @throws IllegalArgumentException if the path is invalid
     */
    public static ChangedFilter changed(String path) {
        return new ChangedFilter(new Changed(FieldPath.of(path), null, null));
    }

    /**
     * Matches updates that changed at least one field other than the given ones. An update that changed only those,
     * such as timestamps, does not pass.
     *
     * @param paths the paths of the fields to ignore, including everything below them; at least one
     * @return the filter
     * @throws IllegalArgumentException if there is no path, or a path is invalid
     */
    public static Filter changedOtherThan(String... paths) {
        return new Filter(
                new ChangedOtherThan(Stream.of(paths).map(FieldPath::of).toList()));
    }

    /**
     * Returns a field as it was before the event.
     *
     * @param path the field's path
     * @return the field, whose methods create filters
     * @throws IllegalArgumentException if the path is invalid
     */
    public static FilterField before(String path) {
        return new FilterField(Side.BEFORE, FieldPath.of(path));
    }

    /**
     * Returns a field as it is after the event.
     *
     * @param path the field's path
     * @return the field, whose methods create filters
     * @throws IllegalArgumentException if the path is invalid
     */
    public static FilterField after(String path) {
        return new FilterField(Side.AFTER, FieldPath.of(path));
    }

    /**
     * Combines filters: all of them must be true.
     *
     * @param filters at least one
     * @return the filter
     * @throws IllegalArgumentException if there is no filter, or the result is too large: a filter has at most 200
     *     clauses and list entries, nested at most 20 deep
     */
    public static Filter allOf(Filter... filters) {
        return combined(Kind.ALL, filters);
    }

    /**
     * Combines filters: at least one of them must be true.
     *
     * @param filters at least one
     * @return the filter
     * @throws IllegalArgumentException if there is no filter, or the result is too large: a filter has at most 200
     *     clauses and list entries, nested at most 20 deep
     */
    public static Filter anyOf(Filter... filters) {
        return combined(Kind.ANY, filters);
    }

    /**
     * Negates a filter. Unknown stays unknown.
     *
     * @param filter the filter to negate
     * @return a filter that is true where the given one is false
     * @throws IllegalArgumentException if the result is nested too deeply
     */
    public static Filter not(Filter filter) {
        return new Filter(new Not(filter.clause));
    }

    private static Filter combined(Kind kind, Filter... filters) {
        List<Clause> clauses = Stream.of(filters).map(filter -> filter.clause).toList();
        return new Filter(new Combination(kind, clauses));
    }

    /**
     * Reads a filter from a JSON tree.
     *
     * @param tree a tree of {@code Map}, {@code List}, {@code String}, {@code Number}, {@code Boolean} and null
     * @return the filter
     * @throws IllegalArgumentException if a part of the tree is unknown, missing or of the wrong type, or if the filter
     *     is too large; the message names the path of the error within the filter and what to write instead
     */
    public static Filter of(Map<String, ? extends @Nullable Object> tree) {
        return new Filter(ClauseReader.read(tree));
    }

    /**
     * Reads a filter from JSON text, written by {@link #toJson()} or by hand.
     *
     * @param json JSON text (RFC 8259)
     * @return the filter
     * @throws IllegalArgumentException for the reasons given at {@link #of}, and if the text is not JSON
     */
    public static Filter parse(String json) {
        return new Filter(ClauseReader.read(JsonReader.value(json, ClauseReader.MAX_JSON_DEPTH)));
    }

    /**
     * Whether an event passes. Ignores all other rules of the webhook.
     *
     * @param event the event
     * @return true if the filter is true for the event; false if it is false or unknown
     */
    public boolean matches(Event event) {
        return clause.test(statesOf(event)).isTrue();
    }

    /**
     * Describes which clauses decided the result for an event, and with which values, such as {@code status changed to
     * 'active': it changed from 'in_stock' to 'lost'}.
     *
     * @param event the event
     * @return human-readable text; contains values of the object, truncated to 100 characters
     */
    public String explain(Event event) {
        return clause.explain(statesOf(event));
    }

    private static States statesOf(Event event) {
        boolean complete = event.type().value().equals(EventType.CREATE.value())
                ? event.after() != null
                : event.type().value().equals(EventType.DELETE.value()) && event.before() != null;
        return new States(event.type().value(), event.before(), event.after(), complete);
    }

    /**
     * Returns the filter as a JSON tree. {@link #of} reads an equal filter from it.
     *
     * @return an unmodifiable tree of {@code Map}, {@code List}, {@code String}, {@code Number}, {@code Boolean} and
     *     null
     */
    public Map<String, @Nullable Object> toTree() {
        return clause.toTree();
    }

    /**
     * Returns the filter as JSON text. {@link #parse} reads an equal filter from it.
     *
     * @return JSON text on one line
     */
    public String toJson() {
        return JsonText.exact(toTree());
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof Filter filter && clause.equals(filter.clause);
    }

    @Override
    public final int hashCode() {
        return clause.hashCode();
    }

    @Override
    public final String toString() {
        return toJson();
    }
}
