package org.webhooks4j.jdbc.internal.row;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes lists and maps into one column, readable in a database tool: every entry ends with a line break. A backslash
 * escapes line breaks within entries, and the character that PostgreSQL cannot store.
 */
public final class TextList {

    private TextList() {}

    public static String encode(Collection<String> entries) {
        StringBuilder text = new StringBuilder();
        entries.forEach(entry -> append(text, entry));
        return text.toString();
    }

    /** Returns a map as names and values in turn. */
    static String encodeMap(Map<String, String> map) {
        StringBuilder text = new StringBuilder();
        appendMap(text, map);
        return text.toString();
    }

    /** Appends names and values in turn. */
    public static void appendMap(StringBuilder text, Map<String, String> map) {
        map.forEach((name, value) -> {
            append(text, name);
            append(text, value);
        });
    }

    /** Appends names and values in turn, a name again for each of its values. */
    public static void appendMultimap(StringBuilder text, Map<String, List<String>> map) {
        map.forEach((name, values) -> values.forEach(value -> {
            append(text, name);
            append(text, value);
        }));
    }

    public static List<String> decode(String text) {
        List<String> entries = new ArrayList<>();
        StringBuilder entry = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                entries.add(entry.toString());
                entry.setLength(0);
            } else if (c == '\\' && i + 1 < text.length()) {
                i++;
                entry.append(unescaped(text.charAt(i)));
            } else {
                entry.append(c);
            }
        }
        return entries;
    }

    static Map<String, String> decodeMap(String text) {
        Map<String, String> map = new LinkedHashMap<>();
        List<String> entries = decode(text);
        for (int i = 0; i + 1 < entries.size(); i += 2) {
            map.put(entries.get(i), entries.get(i + 1));
        }
        return map;
    }

    /** Reads what is left of a list as names and values in turn. */
    public static Map<String, List<String>> toMultimap(Iterator<String> entries) {
        Map<String, List<String>> map = new LinkedHashMap<>();
        while (entries.hasNext()) {
            String name = entries.next();
            if (entries.hasNext()) {
                map.computeIfAbsent(name, first -> new ArrayList<>(1)).add(entries.next());
            }
        }
        return map;
    }

    /** Appends one more entry to a list. */
    public static void append(StringBuilder text, String entry) {
        if (isPlain(entry)) {
            text.append(entry).append('\n');
            return;
        }
        for (int i = 0; i < entry.length(); i++) {
            char c = entry.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\0' -> text.append("\\0");
                default -> text.append(c);
            }
        }
        text.append('\n');
    }

    /** Returns whether an entry needs no escapes. Nearly none does, so it is appended as a whole. */
    private static boolean isPlain(String entry) {
        return entry.indexOf('\\') < 0 && entry.indexOf('\n') < 0 && entry.indexOf('\r') < 0 && entry.indexOf('\0') < 0;
    }

    private static char unescaped(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case '0' -> '\0';
            default -> c;
        };
    }
}
