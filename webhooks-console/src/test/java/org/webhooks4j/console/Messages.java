package org.webhooks4j.console;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts of the pages' files: those that are used, and a bundle's translations. */
final class Messages {

    private static final Pattern ENTRY =
            Pattern.compile("^  '((?:[^'\\\\]|\\\\.)*)': '((?:[^'\\\\]|\\\\.)*)',$", Pattern.MULTILINE);
    private static final Pattern USE = Pattern.compile("(?<![\\w.])(?:t|parts)`");

    private Messages() {}

    static Map<String, String> bundle(String source) {
        Map<String, String> texts = new LinkedHashMap<>();
        Matcher entries = ENTRY.matcher(source);
        while (entries.find()) {
            texts.put(unescaped(entries.group(1)), unescaped(entries.group(2)));
        }
        return texts;
    }

    private static String unescaped(String text) {
        return text.replaceAll("\\\\(.)", "$1");
    }

    /** The keys of all templates in a module. */
    static Set<String> used(String source) {
        Set<String> keys = new TreeSet<>();
        Matcher uses = USE.matcher(source);
        while (uses.find()) {
            keys.add(key(source, uses.end()));
        }
        return keys;
    }

    /** Reads a template from its first character on; values, which may hold templates, become numbers. */
    private static String key(String source, int from) {
        StringBuilder key = new StringBuilder();
        Deque<Character> open = new ArrayDeque<>();
        int values = 0;
        for (int i = from; ; i++) {
            char c = source.charAt(i);
            if (open.isEmpty() && c == '`') {
                return key.toString();
            }
            boolean inText = open.isEmpty() || open.peek() == '`';
            if (inText && source.startsWith("${", i)) {
                if (open.isEmpty()) {
                    key.append('{').append(values++).append('}');
                }
                open.push('{');
                i++;
            } else if (open.isEmpty()) {
                key.append(c);
            } else if (c == '`') {
                if (open.peek() == '`') {
                    open.pop();
                } else {
                    open.push('`');
                }
            } else if (!inText && c == '{') {
                open.push('{');
            } else if (!inText && c == '}') {
                open.pop();
            }
        }
    }
}
