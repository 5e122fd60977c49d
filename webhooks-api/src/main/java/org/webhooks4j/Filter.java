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
import org.webhooks4j.internal.filter.JsonWriter;
import org.webhooks4j.internal.filter.Not;
import org.webhooks4j.internal.filter.Side;
import org.webhooks4j.internal.filter.States;
import org.webhooks4j.internal.json.JsonReader;

/**
 * Which events of those that a webhook listens to are sent to it: a condition on the object before and after the event
 * and on what changed. A filter is data. It can be written in Java or as JSON, stored, edited and explained. Immutable.
 *
 * <pre>{@code
 * changed("status").from("in_stock").to("active")
 * anyOf(after("cpu").greaterThan(4), after("tags").contains("prod"))
 * allOf(changedOtherThan("updatedAt", "lastSeen"), not(before("status").is("retired")))
 * }</pre>
 *
 * <p>The same as JSON:
 *
 * <pre>{@code
 * {"changed":"status","from":"in_stock","to":"active"}
 * {"any":[{"after":"cpu","gt":4},{"after":"tags","contains":"prod"}]}
 * {"all":[{"changedOtherThan":["updatedAt","lastSeen"]},{"not":{"before":"status","is":"retired"}}]}
 * }</pre>
 *
 * <p>Beside {@code before} or {@code after} stands exactly one of {@code is}, {@code in} (a list), {@code gt},
 * {@code gte}, {@code lt}, {@code lte}, {@code contains}, {@code startsWith} and {@code exists} (always {@code true}).
 *
 * <p><b>Paths</b> are those of {@link Change}: {@code status}, {@code contact.phone}, {@code interfaces[0].name}. A
 * field's name on a list, as in {@code interfaces.name}, means that field of any element.
 *
 * <p><b>A filter fails closed.</b> An event passes only if the filter is true of it, and a clause is true, false or
 * unknown. It is unknown if the field is absent, if the state it asks for is not known, or if the value cannot be
 * compared that way, such as a text with a number; {@link FilterField#exists()} alone is false for an absent field. The
 * opposite of unknown is unknown, so that a mistyped path lets nothing pass, under {@link #not} as well. What follows
 * from the rest is not unknown: a true clause makes {@link #anyOf} true, a false one makes {@link #allOf} false.
 *
 * <p><b>Values are equal</b> if they are so in what is sent: numbers if they are worth the same, texts if they are
 * equal or are date-times with an offset of the same moment, sets whatever the order of their elements.
 *
 * <table>
 * <caption>What the clauses see</caption>
 * <tr><th>event</th><th>{@code before}</th><th>{@code after}</th><th>{@code changed}, {@code changedOtherThan}</th></tr>
 * <tr><td>create</td><td>every field is absent</td><td>the object</td><td>false</td></tr>
 * <tr><td>update</td><td>the object as it was</td><td>the object</td><td>true or false</td></tr>
 * <tr><td>update or the host's own event, state before not known</td><td>unknown</td><td>the object</td>
 * <td>unknown</td></tr>
 * <tr><td>delete</td><td>the object</td><td>every field is absent</td><td>false</td></tr>
 * </table>
 *
 * <p>A filter sees all fields of the object, also those that the webhook {@linkplain Webhook#excludedFields() leaves
 * out}.
 */
public sealed class Filter permits ChangedFilter {

    private final Clause clause;

    Filter(Clause clause) {
        this.clause = Clause.limited(clause);
    }

    /**
     * A field changed: in an update, it is not equal to what it was, or was added or removed. Of a path through a list,
     * the elements' values count in their order; {@link ChangedFilter#from} then asks that fewer elements have the
     * value than before, {@link ChangedFilter#to} that more have it.
     *
     * @param path where the field is
     * @return the filter, which can be made to ask for the old and the new value
     * @throws IllegalArgumentException if it is not a path
     */
    public static ChangedFilter changed(String path) {
        return new ChangedFilter(new Changed(FieldPath.of(path), null, null));
    }

    /**
     * Any field changed but some. Changes of those alone, such as of timestamps, let nothing pass.
     *
     * @param paths where the fields are that do not count, with all that is below them; at least one
     * @return the filter
     * @throws IllegalArgumentException if there is none, or one is not a path
     */
    public static Filter changedOtherThan(String... paths) {
        return new Filter(
                new ChangedOtherThan(Stream.of(paths).map(FieldPath::of).toList()));
    }

    /**
     * Looks at a field as it was before the event.
     *
     * @param path where the field is
     * @return the field, to be compared with something
     * @throws IllegalArgumentException if it is not a path
     */
    public static FilterField before(String path) {
        return new FilterField(Side.BEFORE, FieldPath.of(path));
    }

    /**
     * Looks at a field as it is after the event.
     *
     * @param path where the field is
     * @return the field, to be compared with something
     * @throws IllegalArgumentException if it is not a path
     */
    public static FilterField after(String path) {
        return new FilterField(Side.AFTER, FieldPath.of(path));
    }

    /**
     * All of some filters.
     *
     * @param filters at least one
     * @return the filter
     * @throws IllegalArgumentException if there is none, or they are too many together: a filter has at most 200
     *     clauses and list entries, nested at most 20 deep
     */
    public static Filter allOf(Filter... filters) {
        return combined(Kind.ALL, filters);
    }

    /**
     * At least one of some filters.
     *
     * @param filters at least one
     * @return the filter
     * @throws IllegalArgumentException if there is none, or they are too many together: a filter has at most 200
     *     clauses and list entries, nested at most 20 deep
     */
    public static Filter anyOf(Filter... filters) {
        return combined(Kind.ANY, filters);
    }

    /**
     * The opposite of a filter, where that is true or false.
     *
     * @param filter the filter
     * @return the filter that is true where the given one is false
     * @throws IllegalArgumentException if it is nested too deep
     */
    public static Filter not(Filter filter) {
        return new Filter(new Not(filter.clause));
    }

    private static Filter combined(Kind kind, Filter... filters) {
        List<Clause> clauses = Stream.of(filters).map(filter -> filter.clause).toList();
        return new Filter(new Combination(kind, clauses));
    }

    /**
     * Reads a filter's JSON form.
     *
     * @param tree a tree of {@code Map}, {@code List}, {@code String}, {@code Number}, {@code Boolean} and null
     * @return the filter
     * @throws IllegalArgumentException if something in it is unknown, missing or of the wrong kind, or if it is too
     *     large; the message names the path of the fault within the filter and what to write instead
     */
    public static Filter of(Map<String, ? extends @Nullable Object> tree) {
        return new Filter(ClauseReader.read(tree));
    }

    /**
     * Reads a filter's JSON text, as {@link #toJson()} writes it and people do.
     *
     * @param json JSON text (RFC 8259)
     * @return the filter
     * @throws IllegalArgumentException as {@link #of} does, and if it is not JSON
     */
    public static Filter parse(String json) {
        return new Filter(ClauseReader.read(JsonReader.value(json, ClauseReader.MAX_JSON_DEPTH)));
    }

    /**
     * Whether an event passes. Rules of the webhook other than its filter are not asked.
     *
     * @param event the event
     * @return true if the filter is true of it; false if it is false or unknown
     */
    public boolean matches(Event event) {
        return clause.test(statesOf(event)).isTrue();
    }

    /**
     * Which clauses decided about an event, and the values that met them, such as {@code status changed to 'active': it
     * changed from 'in_stock' to 'lost'}.
     *
     * @param event the event
     * @return words for people; holds values of the object, shortened to 100 characters
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
     * The filter's JSON form, from which {@link #of} makes an equal filter.
     *
     * @return an unmodifiable tree of {@code Map}, {@code List}, {@code String}, {@code Number}, {@code Boolean} and
     *     null
     */
    public Map<String, @Nullable Object> toTree() {
        return clause.toTree();
    }

    /**
     * The filter's JSON text, from which {@link #parse} makes an equal filter.
     *
     * @return JSON text in one line
     */
    public String toJson() {
        return JsonWriter.write(toTree());
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
