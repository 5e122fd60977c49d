package org.webhooks4j.core.internal.http;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.spi.AddressPolicy;
import org.webhooks4j.spi.TransportException;

/** Looks names up and asks the policy about every address found: one that is forbidden spoils the whole answer. */
final class CheckedLookups {

    private final Lookups lookups;
    private final AddressPolicy policy;

    CheckedLookups(Lookups lookups, AddressPolicy policy) {
        this.lookups = lookups;
        this.policy = policy;
    }

    /** All addresses of a host, each allowed, or a {@link TransportException}. */
    CompletableFuture<List<InetAddress>> addresses(String host) {
        TargetHost target = TargetHost.of(host);
        InetAddress literal = target.address();
        if (literal != null) {
            String refusal = target.refusal(policy);
            return refusal == null
                    ? CompletableFuture.completedFuture(List.of(literal))
                    : CompletableFuture.failedFuture(refused(host, refusal));
        }
        return policy.trusts(host) ? lookups.addresses(host) : checked(host);
    }

    private CompletableFuture<List<InetAddress>> checked(String name) {
        return lookups.addresses(name).thenApply(addresses -> {
            for (InetAddress address : addresses) {
                String refusal = refusal(name, address);
                if (refusal != null) {
                    throw refused(name, refusal);
                }
            }
            return addresses;
        });
    }

    private @Nullable String refusal(String name, InetAddress address) {
        try {
            return policy.refusalOf(name, address);
        } catch (RuntimeException e) {
            return "the address policy failed: " + e;
        }
    }

    static TransportException refused(String host, String refusal) {
        return new TransportException(
                Outcome.ADDRESS_REFUSED, "'" + host + "' may not be called: " + refusal, null, null);
    }
}
