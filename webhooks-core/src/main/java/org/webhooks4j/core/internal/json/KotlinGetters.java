package org.webhooks4j.core.internal.json;

import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AccessorNamingStrategy;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.DefaultAccessorNamingStrategy;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Names properties whose type is a value class of Kotlin. Kotlin's compiler appends a hyphen and a hash to the names of
 * their getters: {@code getSerialNumber-Xa1Qp7k}. No method of Java has a hyphen in its name.
 */
final class KotlinGetters extends DefaultAccessorNamingStrategy.Provider {

    @Serial
    private static final long serialVersionUID = 1;

    @Override
    public AccessorNamingStrategy forPOJO(MapperConfig<?> config, AnnotatedClass type) {
        return new Naming(config, type, _setterPrefix, _getterPrefix, _isGetterPrefix, _baseNameValidator);
    }

    private static final class Naming extends DefaultAccessorNamingStrategy {

        Naming(
                MapperConfig<?> config,
                AnnotatedClass type,
                String setterPrefix,
                String getterPrefix,
                String isGetterPrefix,
                @Nullable BaseNameValidator validator) {
            super(config, type, setterPrefix, getterPrefix, isGetterPrefix, validator);
        }

        @Override
        public @Nullable String findNameForRegularGetter(AnnotatedMethod method, String name) {
            return super.findNameForRegularGetter(method, withoutHash(name));
        }

        @Override
        public @Nullable String findNameForIsGetter(AnnotatedMethod method, String name) {
            return super.findNameForIsGetter(method, withoutHash(name));
        }

        private static String withoutHash(String name) {
            int hyphen = name.indexOf('-');
            return hyphen < 0 ? name : name.substring(0, hyphen);
        }
    }
}
