package org.webhooks4j.spring.boot;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.core.WebhookEngineBuilder;

/**
 * Says what objects of a class are called in events and how their id is found, for a bean:
 *
 * <pre>{@code
 * @Bean
 * ObjectDescription<Server> serverDescription() {
 *     return ObjectDescription.of(Server.class, "server", Server::getId).withView(ServerView::of);
 * }
 * }</pre>
 *
 * <p>Immutable.
 *
 * @param <T> the class
 */
public final class ObjectDescription<T> {

    private final Class<T> type;
    private final String name;
    private final Function<? super T, ?> id;
    private final @Nullable Function<? super T, ?> view;

    private ObjectDescription(
            Class<T> type, String name, Function<? super T, ?> id, @Nullable Function<? super T, ?> view) {
        this.type = Objects.requireNonNull(type);
        this.name = Objects.requireNonNull(name);
        this.id = Objects.requireNonNull(id);
        this.view = view;
    }

    /**
     * Describes a class.
     *
     * @param type the class or interface, subclasses included
     * @param name the object type's name, such as {@code server}
     * @param id returns an object's id
     * @param <T> the class
     * @return the description
     */
    public static <T> ObjectDescription<T> of(Class<T> type, String name, Function<? super T, ?> id) {
        return new ObjectDescription<>(type, name, id, null);
    }

    /**
     * Sets what receivers may see of an object.
     *
     * @param view returns what is serialized in place of the object, such as a record or map with fewer fields
     * @return a changed copy
     */
    public ObjectDescription<T> withView(Function<? super T, ?> view) {
        return new ObjectDescription<>(type, name, id, Objects.requireNonNull(view));
    }

    /**
     * Adds this description to an engine.
     *
     * @param engine the engine's builder
     */
    public void applyTo(WebhookEngineBuilder engine) {
        if (view == null) {
            engine.describe(type, name, id);
        } else {
            engine.describe(type, name, id, view);
        }
    }
}
