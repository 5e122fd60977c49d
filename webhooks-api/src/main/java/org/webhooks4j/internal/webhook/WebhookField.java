package org.webhooks4j.internal.webhook;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.DeliveryOptions;
import org.webhooks4j.EventType;
import org.webhooks4j.Webhook;
import org.webhooks4j.WebhookBuilder;
import org.webhooks4j.WebhookState;
import org.webhooks4j.internal.json.JsonFields;
import org.webhooks4j.internal.webhook.WebhookRules.Rule;

/**
 * A field of a webhook: its name, accessors, rule and form.
 *
 * @param <T> the type of the field's values
 */
public final class WebhookField<T> {

    /** A webhook with only the required fields, which shows the defaults of the others. */
    private record Bare(String id, String name, String url, Set<EventType> eventTypes) implements Webhook {}

    private static final Webhook BARE = new Bare("", "", "", Set.of());

    private final String name;
    private final Form<T> form;
    private final Function<Webhook, @Nullable T> getter;
    private final BiConsumer<WebhookDraft, @Nullable T> setter;
    private final boolean isState;
    private String column;
    private boolean leftOut;
    private @Nullable Rule<T> rule;
    private @Nullable Function<T, @Nullable T> nearest;

    private WebhookField(
            String name,
            Form<T> form,
            Function<Webhook, @Nullable T> getter,
            BiConsumer<WebhookDraft, @Nullable T> setter,
            boolean isState) {
        this.name = name;
        this.form = form;
        this.getter = getter;
        this.setter = setter;
        this.isState = isState;
        this.column = name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /** Creates a field of the definition. Without a value, the field keeps its default. */
    static <T> WebhookField<T> defined(
            String name,
            Form<T> form,
            Function<Webhook, @Nullable T> getter,
            BiFunction<WebhookBuilder, T, WebhookBuilder> setter) {
        return new WebhookField<>(
                name,
                form,
                getter,
                (draft, value) -> {
                    if (value != null) {
                        draft.builder = setter.apply(draft.builder, value);
                    }
                },
                false);
    }

    /** Creates a field for a delivery option that has a default. */
    static <T> WebhookField<T> option(
            String name,
            Form<T> form,
            Function<DeliveryOptions, T> getter,
            BiFunction<DeliveryOptions, T, DeliveryOptions> setter) {
        T usual = getter.apply(DeliveryOptions.DEFAULT);
        return optional(
                name,
                form,
                options -> getter.apply(options),
                (options, value) -> setter.apply(options, value == null ? usual : value));
    }

    /** Creates a field for a nullable delivery option. */
    static <T> WebhookField<T> optional(
            String name,
            Form<T> form,
            Function<DeliveryOptions, @Nullable T> getter,
            BiFunction<DeliveryOptions, @Nullable T, DeliveryOptions> setter) {
        return new WebhookField<>(
                name,
                form,
                webhook -> getter.apply(webhook.options()),
                (draft, value) -> draft.options = setter.apply(draft.options, value),
                false);
    }

    /** Creates a field of the state that the engine or the repository maintains. */
    static <T> WebhookField<T> noted(
            String name,
            Form<T> form,
            Function<WebhookState, @Nullable T> getter,
            BiFunction<WebhookState, @Nullable T, WebhookState> setter) {
        WebhookField<T> field = new WebhookField<>(
                name,
                form,
                webhook -> getter.apply(webhook.state()),
                (draft, value) -> draft.state = setter.apply(draft.state, value),
                true);
        return field.leftOutByDefault();
    }

    /** Sets the rule for values that are present. */
    WebhookField<T> rule(Rule<T> checked) {
        this.rule = checked;
        return this;
    }

    /** Sets a function to the nearest value that satisfies the rule. */
    WebhookField<T> nearest(Function<T, @Nullable T> usable) {
        this.nearest = usable;
        return this;
    }

    /** Sets a column name that differs from the field's name. */
    WebhookField<T> inColumn(String other) {
        this.column = other;
        return this;
    }

    /** Omits the field from responses while it has its default. */
    WebhookField<T> leftOutByDefault() {
        this.leftOut = true;
        return this;
    }

    /** Returns the name in JSON and in the list of changes. */
    public String name() {
        return name;
    }

    /** Returns the form of the field's values. */
    public Form<T> form() {
        return form;
    }

    /** Returns the column that stores the field. */
    public String column() {
        return column;
    }

    /** Whether the field is state that the engine or the repository maintains, not a setting. */
    public boolean isState() {
        return isState;
    }

    /** Returns the field's value, or null. */
    public @Nullable T of(Webhook webhook) {
        return getter.apply(webhook);
    }

    /** Sets the field's value; null for its default. */
    public void set(WebhookDraft draft, @Nullable T value) {
        setter.accept(draft, value);
    }

    /** Returns the value to store in the column, or null. */
    public @Nullable Object toColumn(Webhook webhook) {
        T value = of(webhook);
        return value == null ? null : form.toColumn(value);
    }

    /**
     * Sets the field to a stored column value.
     *
     * @throws IllegalArgumentException if the stored value is not valid for the field
     */
    public void setColumn(WebhookDraft draft, @Nullable Object stored) {
        set(draft, stored == null ? null : form.ofColumn(stored));
    }

    /** Returns a key for comparing values. It ignores order where order has no meaning. */
    @Nullable
    Object compared(Webhook webhook) {
        T value = of(webhook);
        return value == null ? null : form.compared(value);
    }

    /** Returns the value for display, without secrets; empty if there is none. */
    String shown(Webhook webhook) {
        T value = of(webhook);
        return value == null ? "" : form.shown(value);
    }

    /** Returns the JSON representation. */
    @Nullable
    Object write(Webhook webhook, SecretFields secrets) {
        T value = of(webhook);
        return value == null ? null : form.write(value, secrets);
    }

    /** Sets the field from JSON. */
    void read(JsonFields fields, WebhookDraft draft, SecretFields secrets) {
        set(draft, form.read(fields, name, secrets));
    }

    boolean hasDefault(Webhook webhook) {
        return Objects.equals(compared(webhook), compared(BARE));
    }

    boolean isLeftOutByDefault() {
        return leftOut;
    }

    void check(Webhook webhook, Consumer<String> problems) {
        T value = of(webhook);
        if (rule != null && value != null) {
            rule.check(value, webhook, problems);
        }
    }

    void bringNear(Webhook webhook, WebhookDraft draft) {
        T value = nearest == null ? null : of(webhook);
        if (nearest != null && value != null) {
            set(draft, nearest.apply(value));
        }
    }
}
