package org.webhooks4j.core.internal.net;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.spi.AddressPolicy;
import org.webhooks4j.spi.TransportException;

/** Resolves names and checks every address found against the policy. One forbidden address rejects the whole result. */
public final class CheckedLookups {

    private final NameLookups lookups;
    private final AddressPolicy policy;

    /** Creates lookups under a policy. */
    public CheckedLookups(NameLookups lookups, AddressPolicy policy) {
        this.lookups = lookups;
        this.policy = policy;
    }

    /** Returns all addresses of a host, each allowed, or fails with a {@link TransportException}. */
    public CompletableFuture<List<InetAddress>> addresses(String host) {
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

    /** Returns all addresses of a host to which the policy does not apply, such as a proxy. */
    public CompletableFuture<List<InetAddress>> unchecked(String host) {
        InetAddress literal = TargetHost.of(host).address();
        return literal == null ? lookups.addresses(host) : CompletableFuture.completedFuture(List.of(literal));
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
        } catch (Throwable e) {
            return "the address policy failed: " + e;
        }
    }

    /** Creates the exception that says why a host may not be called. */
    public static TransportException refused(String host, String refusal) {
        return new TransportException(
                Outcome.ADDRESS_REFUSED, "'" + host + "' may not be called: " + refusal, null, null);
    }
}
