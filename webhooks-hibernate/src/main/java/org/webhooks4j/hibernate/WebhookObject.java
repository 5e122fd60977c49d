package org.webhooks4j.hibernate;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes an entity raise events when it is created, updated or deleted, once {@link HibernateWebhooks} is attached.
 * Subclasses raise them too.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WebhookObject {

    /**
     * The object's type.
     *
     * @return the type's name, such as {@code server}; by default the simple name of the entity's class with a
     *     lower-case first letter
     */
    String type() default "";

    /**
     * The property that holds the object's id.
     *
     * @return the name of a property; by default the entity's identifier
     */
    String id() default "";

    /**
     * The properties that events leave out, such as secrets.
     *
     * @return names of properties of the entity
     */
    String[] excludedProperties() default {};
}
