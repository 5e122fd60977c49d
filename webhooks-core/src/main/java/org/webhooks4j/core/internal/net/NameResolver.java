package org.webhooks4j.core.internal.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Resolves a name to addresses. May block. */
@FunctionalInterface
public interface NameResolver {

    /** The platform's resolver, with its cache. */
    NameResolver PLATFORM = name -> List.of(InetAddress.getAllByName(name));

    /** Returns all addresses of a name, the preferred one first. */
    List<InetAddress> resolve(String name) throws UnknownHostException;
}
