package org.webhooks4j.core.internal.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhooks4j.core.AddressRules;
import org.webhooks4j.spi.AddressPolicy;

class TargetHostTest {

    private static final AddressPolicy POLICY = AddressRules.standard();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "[::1]",
                "[0:0:0:0:0:0:0:1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[2002:7f00:1::]",
                "[64:ff9b::127.0.0.1]",
                "[fe80::1%25eth0]",
                "[fe80::1%eth0]",
                "[::1%lo]",
                "2130706433",
                "017700000001",
                "0177.0.0.1",
                "127.0.0.01",
                "0x7f000001"
            })
    void noSpellingOfALoopbackAddressGetsThrough(String host) {
        TargetHost target =
                TargetHost.of(URI.create("http://" + host + ":8080/hook").getHost());

        assertThat(target.refusal(POLICY)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.1", "0x7f.1", "127.0.0.1.", "256.1.1.1", "１２７.0.0.1", "①②⑦.0.0.1", "127。0。0。1"})
    void otherSpellingsAreNoHostAtAll(String host) {
        assertThat(URI.create("http://" + host + ":8080/hook").getHost()).isNull();
    }

    @Test
    void theDotBehindANameAndItsCaseDoNotMatter() {
        assertThat(TargetHost.of("Hooks.Example.").name()).isEqualTo("hooks.example");
    }

    @Test
    void namesAreNotLookedUp() {
        TargetHost target = TargetHost.of("hooks.example");

        assertThat(target.address()).isNull();
        assertThat(target.refusal(POLICY)).isNull();
    }

    @Test
    void aNameThatOnlyLooksLikeHexadecimalDigitsIsAName() {
        assertThat(TargetHost.of("cafe.de").refusal(POLICY)).isNull();
        assertThat(TargetHost.of("0x7f.example").refusal(POLICY)).isNull();
    }

    @Test
    void canonicalAddressesAreRead() throws Exception {
        assertThat(TargetHost.of("10.1.2.3").address().getAddress()).containsExactly(10, 1, 2, 3);
        assertThat(TargetHost.of("[fd00::1]").address().getAddress()).hasSize(16);
        assertThat(TargetHost.of("10.1.2.3").refusal(POLICY)).isNull();
    }
}
