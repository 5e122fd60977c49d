package org.webhooks4j.examples.demo;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists the packages that Debian's package manager has installed; elsewhere, the modules of the running JVM. */
final class InstalledPackages {

    private static final Path DPKG_STATUS = Path.of("/var/lib/dpkg/status");
    private static final int MOST = 500;

    private InstalledPackages() {}

    static List<Map<String, Object>> list() throws IOException {
        List<Map<String, Object>> packages =
                Files.isReadable(DPKG_STATUS) ? parse(Files.readString(DPKG_STATUS)) : List.of();
        return packages.isEmpty() ? modules() : packages;
    }

    /** Parses paragraphs of {@code Name: value} lines as deb-control(5) describes them. */
    static List<Map<String, Object>> parse(String status) {
        Map<String, Map<String, Object>> packages = new LinkedHashMap<>();
        for (String paragraph : status.split("\n\n", -1)) {
            Map<String, String> fields = new LinkedHashMap<>();
            // A line that begins with a blank continues the one before; no wanted field has such lines.
            paragraph.lines().filter(line -> !line.startsWith(" ")).forEach(line -> {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    fields.put(
                            line.substring(0, colon), line.substring(colon + 1).strip());
                }
            });
            if (fields.getOrDefault("Status", "").endsWith(" installed") && packages.size() < MOST) {
                String id = fields.get("Package") + ":" + fields.get("Architecture");
                Map<String, Object> installed = Inventory.object(id);
                installed.put("version", fields.getOrDefault("Version", ""));
                installed.put("section", fields.getOrDefault("Section", ""));
                installed.put("maintainer", fields.getOrDefault("Maintainer", ""));
                packages.put(id, installed);
            }
        }
        return new ArrayList<>(packages.values());
    }

    private static List<Map<String, Object>> modules() {
        return ModuleFinder.ofSystem().findAll().stream()
                .map(reference -> reference.descriptor())
                .sorted(Comparator.comparing(descriptor -> descriptor.name()))
                .limit(MOST)
                .map(descriptor -> {
                    Map<String, Object> module = Inventory.object(descriptor.name());
                    module.put("version", descriptor.rawVersion().orElse(""));
                    return module;
                })
                .toList();
    }
}
