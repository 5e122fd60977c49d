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
 * A field of a webhook: what it is called, how it is read and set, what it must be, and in which form it is written.
 *
 * @param <T> the type of its values
 */
public final class WebhookField<T> {

    /** What a webhook is that says nothing but what it must. */
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

    /** A field of the definition. What has no value keeps its default. */
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

    /** A delivery option that has a default. */
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

    /** A delivery option that may be missing. */
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

    /** What the engine or the repository notes. */
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

    /** The same, with a rule for values that are there. */
    WebhookField<T> rule(Rule<T> checked) {
        this.rule = checked;
        return this;
    }

    /** The same, with the nearest value that keeps the rule. */
    WebhookField<T> nearest(Function<T, @Nullable T> usable) {
        this.nearest = usable;
        return this;
    }

    /** The same, in a column that is not called as the field is. */
    WebhookField<T> inColumn(String other) {
        this.column = other;
        return this;
    }

    /** The same, left out of answers while it has its default. */
    WebhookField<T> leftOutByDefault() {
        this.leftOut = true;
        return this;
    }

    /** What it is called in JSON and in the list of changes. */
    public String name() {
        return name;
    }

    /** In which form its values are written. */
    public Form<T> form() {
        return form;
    }

    /** The column that holds it. */
    public String column() {
        return column;
    }

    /** Whether it is noted by the engine or the repository, and no setting. */
    public boolean isState() {
        return isState;
    }

    /** Its value, or null. */
    public @Nullable T of(Webhook webhook) {
        return getter.apply(webhook);
    }

    /** Sets it; null for its default. */
    public void set(WebhookDraft draft, @Nullable T value) {
        setter.accept(draft, value);
    }

    /** What its column is to hold, or null. */
    public @Nullable Object toColumn(Webhook webhook) {
        T value = of(webhook);
        return value == null ? null : form.toColumn(value);
    }

    /**
     * Sets it to what its column holds.
     *
     * @throws IllegalArgumentException if that is nothing it could be
     */
    public void setColumn(WebhookDraft draft, @Nullable Object stored) {
        set(draft, stored == null ? null : form.ofColumn(stored));
    }

    /** What differs between two values is not equal; order does not count where it has no meaning. */
    @Nullable
    Object compared(Webhook webhook) {
        T value = of(webhook);
        return value == null ? null : form.compared(value);
    }

    /** Its value as people may see it; empty for none. */
    String shown(Webhook webhook) {
        T value = of(webhook);
        return value == null ? "" : form.shown(value);
    }

    /** What JSON shows of it. */
    @Nullable
    Object write(Webhook webhook, SecretFields secrets) {
        T value = of(webhook);
        return value == null ? null : form.write(value, secrets);
    }

    /** Sets it to what JSON says. */
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
