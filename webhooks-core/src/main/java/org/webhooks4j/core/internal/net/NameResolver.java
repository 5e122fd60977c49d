package org.webhooks4j.core.internal.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a name. May block. */
@FunctionalInterface
public interface NameResolver {

    /** The platform's own, with the platform's cache. */
    NameResolver PLATFORM = name -> List.of(InetAddress.getAllByName(name));

    /** All addresses of a name, the preferred one first. */
    List<InetAddress> resolve(String name) throws UnknownHostException;
}
