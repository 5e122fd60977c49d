package org.webhooks4j.examples.cmdb;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Parses options: {@code --name value}, {@code --name=value}, or {@code --name} alone for a switch. */
final class CommandLine {

    private final Set<String> switches = new HashSet<>();
    private final Map<String, String> values = new HashMap<>();

    CommandLine(Set<String> knownSwitches, Set<String> knownValues, List<String> arguments) {
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            if (knownSwitches.contains(argument)) {
                switches.add(argument);
            } else if (!knownValues.contains(name)) {
                throw new UsageException("'" + name + "' is not an option; --help lists them all");
            } else if (equals >= 0) {
                put(name, argument.substring(equals + 1));
            } else if (rest.hasNext()) {
                put(name, rest.next());
            } else {
                throw new UsageException(name + " needs a value; --help shows an example");
            }
        }
    }

    boolean has(String name) {
        return switches.contains(name);
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    private void put(String name, String value) {
        if (values.put(name, value) != null) {
            throw new UsageException(name + " occurs twice; write it once");
        }
    }
}
