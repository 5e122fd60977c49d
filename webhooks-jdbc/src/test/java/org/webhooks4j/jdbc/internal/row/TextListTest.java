package org.webhooks4j.jdbc.internal.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextListTest {

    private static final String ALPHABET = "ab\\\n\r\0nr0 :é漢\ud83d\ude80";

    @Test
    void everyListComesBack() {
        Random random = new Random(42);
        for (int i = 0; i < 5_000; i++) {
            List<String> entries = randomEntries(random);
            String text = TextList.encode(entries);

            assertThat(TextList.decode(text)).isEqualTo(entries);
            assertThat(text).doesNotContain("\0", "\r");
        }
    }

    @Test
    void anEmptyListAndAListOfOneEmptyEntryDiffer() {
        assertThat(TextList.encode(List.of())).isEmpty();
        assertThat(TextList.decode("")).isEmpty();
        assertThat(TextList.decode(TextList.encode(List.of("")))).containsExactly("");
    }

    @Test
    void anEntryStandsOnALineOfItsOwn() {
        assertThat(TextList.encode(List.of("create", "a\nb\\c"))).isEqualTo("create\na\\nb\\\\c\n");
    }

    @Test
    void mapsComeBackInTheirOrder() {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("z", "1\n2");
        map.put("a", "");

        assertThat(TextList.decodeMap(TextList.encodeMap(map))).containsExactlyEntriesOf(map);
    }

    @Test
    void aNameKeepsAllItsValues() {
        Map<String, List<String>> map = new LinkedHashMap<>();
        map.put("set-cookie", List.of("a=1", "b=2"));
        map.put("server", List.of(""));

        StringBuilder text = new StringBuilder();
        TextList.appendMultimap(text, map);
        assertThat(TextList.toMultimap(TextList.decode(text.toString()).iterator()))
                .containsExactlyEntriesOf(map);
    }

    private static List<String> randomEntries(Random random) {
        List<String> entries = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            StringBuilder entry = new StringBuilder();
            for (int j = random.nextInt(8); j > 0; j--) {
                entry.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            entries.add(entry.toString());
        }
        return entries;
    }
}
