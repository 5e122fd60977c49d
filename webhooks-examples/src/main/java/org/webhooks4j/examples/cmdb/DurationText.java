package org.webhooks4j.examples.cmdb;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses durations such as {@code 100ms}, {@code 5s}, {@code 30m}, {@code 2h} and {@code 1d}. */
final class DurationText {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");

    private DurationText() {}

    static Duration parse(String option, String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new UsageException(
                    option + ": '" + text + "' is not a duration; write a number and ms, s, m, h or d, such as 15s");
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    static List<Duration> parseList(String option, String text) {
        return Arrays.stream(text.split(",", -1))
                .map(part -> parse(option, part))
                .toList();
    }
}
