package org.webhooks4j.internal.webhook;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Authentication;
import org.webhooks4j.EventType;
import org.webhooks4j.Filter;
import org.webhooks4j.SigningKey;
import org.webhooks4j.internal.json.JsonFields;
import org.webhooks4j.internal.text.SecretUrl;
import org.webhooks4j.internal.webhook.Form.Column;

/** The forms of webhook fields. */
final class Forms {

    static final Form<String> TEXT = Form.of(
            Column.TEXT,
            text -> text,
            String.class::cast,
            (text, secrets) -> text,
            (fields, name, secrets) -> fields.text(name));

    /** A URL. Callers read it from JSON themselves, because restoring masked secrets needs the stored URL. */
    static final Form<String> URL = Form.<String>of(
                    Column.TEXT,
                    url -> url,
                    String.class::cast,
                    (url, secrets) -> SecretUrl.masked(url),
                    (fields, name, secrets) -> null)
            .shownAs(SecretUrl::masked);

    static final Form<Boolean> FLAG = Form.of(
            Column.FLAG,
            flag -> flag,
            Boolean.class::cast,
            (flag, secrets) -> flag,
            (fields, name, secrets) -> fields.flag(name));

    static final Form<Integer> WHOLE_NUMBER = Form.of(
            Column.INT,
            number -> number,
            Integer.class::cast,
            (number, secrets) -> number.longValue(),
            (fields, name, secrets) -> fields.wholeNumber(name));

    static final Form<Double> NUMBER = Form.of(
            Column.DOUBLE,
            number -> number,
            Double.class::cast,
            (number, secrets) -> BigDecimal.valueOf(number),
            (fields, name, secrets) -> fields.number(name));

    /** A number that JSON does not contain. */
    static final Form<Long> MARK = Form.of(
            Column.LONG, mark -> mark, Long.class::cast, (mark, secrets) -> mark, (fields, name, secrets) -> null);

    /** An instant that JSON cannot set. */
    static final Form<Instant> INSTANT = Form.of(
            Column.LONG,
            Instant::toEpochMilli,
            millis -> Instant.ofEpochMilli((Long) millis),
            (instant, secrets) -> instant.toString(),
            (fields, name, secrets) -> null);

    static final Form<Duration> DURATION = Form.of(
            Column.LONG,
            Duration::toMillis,
            millis -> Duration.ofMillis((Long) millis),
            (duration, secrets) -> duration.toString(),
            Forms::duration);

    static final Form<List<Duration>> DURATIONS = Form.of(
            Column.LIST,
            delays -> strings(delays, delay -> Long.toString(delay.toMillis())),
            stored -> texts(stored).stream()
                    .map(delay -> Duration.ofMillis(Long.parseLong(delay)))
                    .toList(),
            (delays, secrets) -> strings(delays, Duration::toString),
            Forms::durations);

    /** Names in insertion order; the order does not affect comparisons. */
    static final Form<Set<String>> NAMES = Form.<Set<String>>of(
                    Column.LIST,
                    ArrayList::new,
                    stored -> new LinkedHashSet<>(texts(stored)),
                    (names, secrets) -> new ArrayList<>(names),
                    (fields, name, secrets) -> new LinkedHashSet<>(fields.texts(name)))
            .shownAs(names -> String.join(", ", new TreeSet<>(names)))
            .comparedBy(TreeSet::new);

    static final Form<Set<EventType>> EVENT_TYPES = Form.<Set<EventType>>of(
                    Column.LIST,
                    types -> strings(types, EventType::value),
                    stored -> new LinkedHashSet<>(
                            texts(stored).stream().map(EventType::of).toList()),
                    (types, secrets) -> strings(types, EventType::value),
                    Forms::eventTypes)
            .shownAs(types -> String.join(", ", new TreeSet<>(strings(types, EventType::value))))
            .comparedBy(types -> new TreeSet<>(strings(types, EventType::value)));

    static final Form<Filter> FILTER = Form.of(
            Column.TEXT,
            Filter::toJson,
            stored -> Filter.parse((String) stored),
            (filter, secrets) -> filter.toTree(),
            Forms::filter);

    /** Alternating names and values; nothing is encrypted if there are none. */
    static final Form<Map<String, String>> HEADERS = Form.<Map<String, String>>of(
                    Column.SECRET_LIST,
                    headers -> headers.entrySet().stream()
                            .flatMap(header -> List.of(header.getKey(), header.getValue()).stream())
                            .toList(),
                    stored -> pairs(texts(stored)),
                    Forms::masked,
                    (fields, name, secrets) -> secrets.headers(fields, name))
            .shownAs(headers -> headers.keySet().stream()
                    .map(header -> header + ": " + SecretUrl.MASK)
                    .collect(joining(", ")));

    /** The scheme, the name (empty if there is none) and the secret. */
    static final Form<Authentication> AUTHENTICATION = Form.of(
            Column.SECRET_LIST,
            authentication -> List.of(authentication.scheme().name(), nameOf(authentication), authentication.reveal()),
            stored -> storedAuthentication(texts(stored)),
            Forms::authenticationTree,
            (fields, name, secrets) -> secrets.authentication(fields, name));

    /**
     * Alternating keys and expiry instants, which are empty for keys that do not expire. Callers read keys from JSON
     * themselves.
     */
    static final Form<List<SigningKey>> KEYS = Form.<List<SigningKey>>of(
                    Column.LIST_OF_SECRETS,
                    keys -> keys.stream()
                            .flatMap(key -> List.of(key.reveal(), Objects.toString(key.expiresAt(), "")).stream())
                            .toList(),
                    stored -> keys(texts(stored)),
                    (keys, secrets) -> List.of(),
                    (fields, name, secrets) -> null)
            .shownAs(keys -> keys.stream().map(SigningKey::toString).collect(joining(", ")));

    private Forms() {}

    /** A constant of an enum, in lower case in JSON. */
    static <E extends Enum<E>> Form<E> constant(Class<E> type, String choices) {
        return Form.of(
                Column.TEXT,
                Enum::name,
                stored -> Enum.valueOf(type, (String) stored),
                (constant, secrets) -> lower(constant),
                (fields, name, secrets) -> constant(type, choices, fields, name));
    }

    static <E extends Enum<E>> @Nullable E constant(Class<E> type, String choices, JsonFields fields, String name) {
        String text = fields.text(name);
        try {
            return text == null ? null : Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            fields.problem(name, "'" + text + "' is not usable; write " + choices);
            return null;
        }
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static String nameOf(Authentication authentication) {
        return Objects.requireNonNullElse(authentication.name(), "");
    }

    private static <T> List<String> strings(Collection<T> values, Function<T, String> text) {
        return values.stream().map(text).toList();
    }

    @SuppressWarnings("unchecked") // as Column.LIST says
    private static List<String> texts(Object stored) {
        return (List<String>) stored;
    }

    private static Map<String, String> pairs(List<String> entries) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (int i = 0; i + 1 < entries.size(); i += 2) {
            pairs.put(entries.get(i), entries.get(i + 1));
        }
        return pairs;
    }

    private static Object masked(Map<String, String> headers, SecretFields secrets) {
        Map<String, Object> masked = new LinkedHashMap<>();
        headers.forEach((name, value) -> masked.put(name, secrets.header(name, value)));
        return masked;
    }

    private static Object authenticationTree(Authentication authentication, SecretFields secrets) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("scheme", lower(authentication.scheme()));
        if (authentication.name() != null || secrets.showsNulls()) {
            tree.put("name", authentication.name());
        }
        tree.put("secret", secrets.secret());
        return tree;
    }

    private static List<SigningKey> keys(List<String> entries) {
        List<SigningKey> keys = new ArrayList<>();
        for (int i = 0; i + 1 < entries.size(); i += 2) {
            SigningKey key = SigningKey.of(entries.get(i));
            keys.add(entries.get(i + 1).isEmpty() ? key : key.expiringAt(end(entries.get(i + 1))));
        }
        return keys;
    }

    /** The message does not contain the text, because a misplaced one may be a key. */
    private static Instant end(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("the end of a signing key is not an instant", e);
        }
    }

    private static Authentication storedAuthentication(List<String> parts) {
        if (parts.size() != 3) {
            throw new IllegalArgumentException("the authentication is not of the form in which it is stored");
        }
        return Authentications.of(Authentication.Scheme.valueOf(parts.get(0)), parts.get(1), parts.get(2));
    }

    private static Set<EventType> eventTypes(JsonFields fields, String name, SecretFields secrets) {
        Set<EventType> types = new LinkedHashSet<>();
        for (String text : fields.texts(name)) {
            try {
                types.add(EventType.of(text));
            } catch (IllegalArgumentException e) {
                fields.problem(name, String.valueOf(e.getMessage()));
            }
        }
        return types;
    }

    private static @Nullable Filter filter(JsonFields fields, String name, SecretFields secrets) {
        Map<String, @Nullable Object> tree = fields.object(name);
        try {
            return tree == null ? null : Filter.of(tree);
        } catch (IllegalArgumentException e) {
            fields.problem(name, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static @Nullable Duration duration(JsonFields fields, String name, SecretFields secrets) {
        String text = fields.text(name);
        return text == null ? null : duration(fields, name, text);
    }

    private static @Nullable List<Duration> durations(JsonFields fields, String name, SecretFields secrets) {
        if (fields.value(name) == null) {
            return null;
        }
        List<Duration> durations = new ArrayList<>();
        for (String text : fields.texts(name)) {
            Duration duration = duration(fields, name, text);
            if (duration != null) {
                durations.add(duration);
            }
        }
        return durations;
    }

    private static @Nullable Duration duration(JsonFields fields, String name, String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            fields.problem(name, "'" + text + "' is not a duration; write one such as PT15S for 15 seconds");
            return null;
        }
    }
}
