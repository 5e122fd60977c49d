package org.webhooks4j.testkit.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** Parses addresses from text. */
final class AddressTexts {

    private AddressTexts() {}

    static List<InetAddress> of(String... texts) {
        List<InetAddress> addresses = new ArrayList<>();
        for (String text : texts) {
            try {
                addresses.addAll(List.of(InetAddress.getAllByName(text)));
            } catch (UnknownHostException e) {
                throw new AssertionError(e);
            }
        }
        return addresses;
    }
}
