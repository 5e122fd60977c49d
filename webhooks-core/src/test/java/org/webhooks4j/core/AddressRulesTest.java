package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {

    private static final String HOST = "hooks.example";

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST.", "hooks.localhost", "a.b.localhost."})
    void aNameOfThisMachineIsRefusedUnlessLoopbackIsAllowed(String host) {
        assertThat(AddressRules.standard().refusalOf(host)).contains("this machine");
        assertThat(AddressRules.publicOnly().allow("10.0.0.0/8").refusalOf(host))
                .contains("this machine");
        assertThat(AddressRules.standard().allow("127.0.0.0/8").refusalOf(host)).isNull();
        assertThat(AddressRules.standard().allow("::1").refusalOf(host)).isNull();
        assertThat(AddressRules.standard().allow(host).refusalOf(host)).isNull();
        assertThat(AddressRules.standard().allow(host).deny(host).refusalOf(host))
                .contains("denied");
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, unspecified",
        "0.1.2.3, unspecified",
        "127.0.0.1, loopback",
        "127.255.255.254, loopback",
        "169.254.0.1, link-local",
        "169.254.169.254, metadata",
        "168.63.129.16, metadata",
        "100.100.100.200, metadata",
        "224.0.0.1, multicast",
        "239.255.255.255, multicast",
        "240.0.0.1, reserved",
        "255.255.255.255, broadcast",
        "192.0.0.1, reserved",
        "192.0.2.1, documentation",
        "192.88.99.1, reserved",
        "198.18.0.1, benchmarks",
        "198.19.255.255, benchmarks",
        "198.51.100.7, documentation",
        "203.0.113.7, documentation",
        "::, unspecified",
        "::1, loopback",
        "fe80::1, link-local",
        "febf::1, link-local",
        "fec0::1, reserved",
        "ff02::1, multicast",
        "fd00:ec2::254, metadata",
        "fd00:ec2::23, metadata",
        "fd00:ec2::253, metadata",
        "fd00:c1::a9fe:a9fe, metadata",
        "fd00:42::42, metadata",
        "fd20:ce::254, metadata",
        "fd00:a9fe:a9fe::1, metadata",
        "fd00:100::100:200, metadata",
        "192.0.0.192, metadata",
        "fe80::a9fe:a9fe, link-local",
        "169.254.42.42, link-local",
        "169.254.0.23, link-local",
        "169.254.170.2, link-local",
        "169.254.170.23, link-local",
        "2001:db8::1, documentation",
        "3fff::1, documentation",
        "2001:2::1, benchmarks",
        "2001:10::1, reserved",
        "100::1, reserved",
        "4000::1, reserved",
        "::7f00:1, reserved",
        "64:ff9b:1::1, reserved"
    })
    void whatIsNeverALegitimateTargetIsRefused(String address, String reason) throws Exception {
        assertThat(AddressRules.standard().refusalOf(HOST, InetAddress.getByName(address)))
                .contains(reason);
        assertThat(AddressRules.publicOnly().refusalOf(HOST, InetAddress.getByName(address)))
                .contains(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "mapped, ::ffff:127.0.0.1, loopback",
        "6to4, 2002:7f00:1::, loopback",
        "6to4 metadata, 2002:a9fe:a9fe::1, metadata",
        "NAT64, 64:ff9b::7f00:1, loopback",
        "NAT64 metadata, 64:ff9b::169.254.169.254, metadata",
        "Teredo client, 2001:0:808:808::80ff:fffe, loopback",
        "Teredo server, 2001:0:7f00:1::f7f7:f7f7, loopback",
        "ISATAP, 2600::5efe:127.0.0.1, loopback",
        "ISATAP universal, 2600::200:5efe:127.0.0.1, loopback"
    })
    void anIpv6AddressCountsAsTheIpv4AddressItStandsFor(String form, String address, String reason) throws Exception {
        assertThat(AddressRules.standard().refusalOf(HOST, InetAddress.getByName(address)))
                .as(form)
                .contains(reason);
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, 127.0.0.1", "127.1.2.3, 127.1.2.3", "::1, 0:0:0:0:0:0:0:1"})
    void aRefusedLoopbackAddressComesWithTheRuleThatAllowsIt(String address, String entry) throws Exception {
        assertThat(AddressRules.standard().refusalOf(address, InetAddress.getByName(address)))
                .endsWith(" is a loopback address, which you allow with addressPolicy(AddressRules.standard().allow(\""
                        + entry + "\"))");
        assertThat(AddressRules.standard().allow(entry).refusalOf(address, InetAddress.getByName(address)))
                .isNull();
        assertThat(AddressRules.publicOnly().refusalOf(address, InetAddress.getByName(address)))
                .contains("addressPolicy(AddressRules.publicOnly().allow(\"" + entry + "\"))");
    }

    @Test
    void thisMachinesOwnNameComesWithTheRuleThatAllowsIt() throws Exception {
        assertThat(AddressRules.standard().refusalOf("localhost"))
                .isEqualTo("it is this machine's own name, which you allow with"
                        + " addressPolicy(AddressRules.standard().allow(\"localhost\"))");
        AddressRules allowed = AddressRules.standard().allow("localhost");
        assertThat(allowed.refusalOf("localhost")).isNull();
        assertThat(allowed.refusalOf("localhost", InetAddress.getLoopbackAddress()))
                .isNull();
    }

    @Test
    void aMappedAddressWithAScopeCountsAsTheIpv4AddressToo() throws Exception {
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 127, 0, 0, 1};

        assertThat(AddressRules.standard().refusalOf(HOST, Inet6Address.getByAddress(HOST, mapped, 1)))
                .contains("loopback");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "100.64.0.1",
                "fc00::1",
                "fd12:3456::1",
                "64:ff9b::10.0.0.1",
                "2002:a00:1::"
            })
    void privateAddressesAreAllowedUnlessOnlyPublicOnesAre(String address) throws Exception {
        assertThat(AddressRules.standard().refusalOf(HOST, InetAddress.getByName(address)))
                .isNull();
        assertThat(AddressRules.publicOnly().refusalOf(HOST, InetAddress.getByName(address)))
                .contains("private");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "126.255.255.255",
                "128.0.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.0.1.1",
                "198.17.0.1",
                "198.20.0.1",
                "223.255.255.255",
                "2606:4700:4700::1111",
                "2001:200::1",
                "64:ff9b::8.8.8.8"
            })
    void publicAddressesAreAllowed(String address) throws Exception {
        assertThat(AddressRules.publicOnly().refusalOf(HOST, InetAddress.getByName(address)))
                .isNull();
    }

    @Test
    void anAllowedRangeMayBeCalledWhateverItsKind() throws Exception {
        AddressRules rules = AddressRules.publicOnly().allow("127.0.0.0/8", "10.1.2.3", "fd00::/8", "[::1]");

        assertThat(refusal(rules, "127.9.9.9")).isNull();
        assertThat(refusal(rules, "10.1.2.3")).isNull();
        assertThat(refusal(rules, "10.1.2.4")).isNotNull();
        assertThat(refusal(rules, "fd11::1")).isNull();
        assertThat(refusal(rules, "fc11::1")).isNotNull();
        assertThat(refusal(rules, "::1")).isNull();
        assertThat(rules.trusts("127.9.9.9")).isFalse();
    }

    @Test
    void anAllowedNameIsTrusted() {
        AddressRules rules = AddressRules.standard().allow("Hooks.Corp.example", "*.dev.example");

        assertThat(rules.trusts("hooks.corp.example")).isTrue();
        assertThat(rules.trusts("hooks.corp.example.")).isTrue();
        assertThat(rules.trusts("evil-hooks.corp.example")).isFalse();
        assertThat(rules.trusts("a.b.dev.example")).isTrue();
        assertThat(rules.trusts("dev.example")).isFalse();
        assertThat(rules.trusts("evildev.example")).isFalse();
    }

    @Test
    void whatIsDeniedIsRefusedWhateverIsAllowed() throws Exception {
        AddressRules rules =
                AddressRules.standard().allow("10.0.0.0/8", "*.corp.example").deny("10.1.0.0/16", "vault.corp.example");

        assertThat(refusal(rules, "10.1.2.3")).contains("10.1.0.0/16");
        assertThat(refusal(rules, "64:ff9b::10.1.2.3")).contains("10.1.0.0/16");
        assertThat(refusal(rules, "10.2.2.3")).isNull();
        assertThat(rules.refusalOf("VAULT.corp.example.", InetAddress.getByName("8.8.8.8")))
                .contains("vault.corp.example");
        assertThat(rules.trusts("vault.corp.example")).isFalse();
    }

    @Test
    void aNameIsNotTrustedBlindlyWhileAnAddressIsDenied() throws Exception {
        AddressRules rules = AddressRules.standard().allow("hooks.example").deny("10.0.0.1");

        assertThat(rules.trusts("hooks.example")).isFalse();
        assertThat(rules.refusalOf("hooks.example", InetAddress.getByAddress(new byte[] {127, 0, 0, 1})))
                .isNull();
        assertThat(rules.refusalOf("hooks.example", InetAddress.getByAddress(new byte[] {10, 0, 0, 1})))
                .isNotNull();
    }

    @Test
    void rulesDoNotChangeTheOnesTheyWereMadeFrom() throws Exception {
        AddressRules.standard().allow("127.0.0.1");

        assertThat(refusal(AddressRules.standard(), "127.0.0.1")).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/33, 32",
        "10.0.0.0/x, 32",
        "10.1.2.3/8, 10.0.0.0/8",
        "fd00::/129, 128",
        "300.1.1.1, neither",
        "'', neither",
        "a b.example, neither",
        "*, neither",
        "http://hooks.example/, neither"
    })
    void anEntryThatIsNeitherHostNorRangeIsRefusedWithAHint(String entry, String hint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AddressRules.standard().allow(entry))
                .withMessageContaining(hint);
    }

    private static String refusal(AddressRules rules, String address) throws UnknownHostException {
        return rules.refusalOf(HOST, InetAddress.getByName(address));
    }
}
