package org.webhooks4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Any filter survives being written and read. */
class FilterRoundTripTest {

    private static final List<String> PATHS =
            List.of("status", "a.b", "nics[1].name", "labels[\"a.b\\\"\\u00e9\"]", "é");

    @RepeatedTest(300)
    void aFilterIsReadAsItWasWritten(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Filter filter = filter(random, 4);
        assertThat(Filter.of(filter.toTree())).isEqualTo(filter);
        byte[] stored = filter.toJson().getBytes(StandardCharsets.UTF_8);
        assertThat(Filter.parse(new String(stored, StandardCharsets.UTF_8))).isEqualTo(filter);
        assertThat(Filter.parse(filter.toJson()).toTree()).isEqualTo(filter.toTree());
        Event event = ServerEvent.updated(object(random), object(random));
        assertThat(Filter.parse(filter.toJson()).matches(event)).isEqualTo(filter.matches(event));
        assertThat(filter.matches(event) && Filter.not(filter).matches(event)).isFalse();
        assertThat(filter.explain(event)).isNotBlank();
    }

    private static Filter filter(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 3 : 6)) {
            case 0 -> changed(random);
            case 1 -> Filter.changedOtherThan(path(random), path(random));
            case 2 -> comparison(random);
            case 3 -> Filter.allOf(filters(random, depth));
            case 4 -> Filter.anyOf(filters(random, depth));
            default -> Filter.not(filter(random, depth - 1));
        };
    }

    private static Filter[] filters(Random random, int depth) {
        return Stream.generate(() -> filter(random, depth - 1))
                .limit(1 + random.nextInt(2))
                .toArray(Filter[]::new);
    }

    private static Filter changed(Random random) {
        ChangedFilter changed = Filter.changed(path(random));
        ChangedFilter from = random.nextBoolean() ? changed.from(value(random)) : changed;
        return random.nextBoolean() ? from.to(value(random)) : from;
    }

    private static Filter comparison(Random random) {
        FilterField field = random.nextBoolean() ? Filter.before(path(random)) : Filter.after(path(random));
        return switch (random.nextInt(9)) {
            case 0 -> field.is(value(random));
            case 1 -> field.isOneOf(value(random), value(random));
            case 2 -> field.greaterThan(number(random));
            case 3 -> field.atLeast(text(random));
            case 4 -> field.lessThan(number(random));
            case 5 -> field.atMost(text(random));
            case 6 -> field.contains(number(random));
            case 7 -> field.startsWith(text(random));
            default -> field.exists();
        };
    }

    private static Map<String, @Nullable Object> object(Random random) {
        return Map.of("status", text(random), "a", Map.of("b", number(random)), "é", List.of(text(random)));
    }

    private static @Nullable Object value(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> number(random);
            default -> text(random);
        };
    }

    private static Number number(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(3);
            case 1 -> random.nextDouble();
            case 2 -> new BigInteger(120, random).negate();
            default -> new BigDecimal(new BigInteger(60, random), random.nextInt(60) - 30);
        };
    }

    /** Any characters, half surrogate pairs among them. */
    private static String text(Random random) {
        return random.ints(random.nextInt(6), 0, 0x10000)
                .map(c -> random.nextBoolean() ? c % 0x80 : c)
                .collect(StringBuilder::new, (text, c) -> text.append((char) c), StringBuilder::append)
                .toString();
    }

    private static String path(Random random) {
        return PATHS.get(random.nextInt(PATHS.size()));
    }
}
