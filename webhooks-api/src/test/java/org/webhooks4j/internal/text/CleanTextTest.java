package org.webhooks4j.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CleanTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "web-01", "\t\n\u001f", "\uD83D\uDE00", "a\uD83D\uDE00\uD83D\uDE00z", "\uFFFF\u2028"})
    void textThatEveryDatabaseCanHoldStaysAsItIs(String text) {
        assertThat(CleanText.clean(text)).isSameAs(text);
        assertThat(CleanText.isClean(text)).isTrue();
        assertThat(CleanText.fault(text)).isNull();
    }

    @Test
    void nulCharactersAndHalvesOfPairsAreReplacedOneByOne() {
        assertThat(CleanText.clean("\u0000a\u0000")).isEqualTo("\uFFFDa\uFFFD");
        assertThat(CleanText.clean("\uD83D")).isEqualTo("\uFFFD");
        assertThat(CleanText.clean("\uDE00\uD83D")).isEqualTo("\uFFFD\uFFFD");
        assertThat(CleanText.clean("\uD83D\uD83D\uDE00\uDE00")).isEqualTo("\uFFFD\uD83D\uDE00\uFFFD");
        assertThat(CleanText.cleanOrNull(null)).isNull();
        assertThat(CleanText.cleanOrNull("\u0000")).isEqualTo("\uFFFD");
    }

    @Test
    void textForJsonKeepsItsNulCharacters() {
        assertThat(CleanText.wellFormed("\u0000\uD83D\uDE00")).isEqualTo("\u0000\uD83D\uDE00");
        assertThat(CleanText.wellFormed("\u0000\uD83D")).isEqualTo("\u0000\uFFFD");
    }

    @ParameterizedTest
    @CsvSource({"NUL,has the character U+0000 at position 3", "HIGH,has half of a surrogate pair at position 3"})
    void aFaultSaysWhatAndWhereAndNothingOfTheText(String what, String fault) {
        String text = "ab" + (what.equals("NUL") ? '\u0000' : '\uD83D') + "c";

        assertThat(CleanText.isClean(text)).isFalse();
        assertThat(CleanText.fault(text)).isEqualTo(fault);
    }
}
