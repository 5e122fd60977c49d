package org.webhooks4j.examples.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.FileStore;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The inventory of the machine that the program runs on: objects, each with an {@code id}.
 *
 * @param server the machine itself
 * @param cpus its processors
 * @param disks its mounted file systems
 * @param networkInterfaces its network interfaces
 * @param packages its installed packages
 */
record Inventory(
        Map<String, Object> server,
        List<Map<String, Object>> cpus,
        List<Map<String, Object>> disks,
        List<Map<String, Object>> networkInterfaces,
        List<Map<String, Object>> packages) {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    static Inventory collect() throws IOException {
        return new Inventory(readServer(), readCpus(), readDisks(), readNetworkInterfaces(), InstalledPackages.list());
    }

    /** Returns the objects by type. */
    Map<String, List<Map<String, Object>>> byType() {
        Map<String, List<Map<String, Object>>> objects = new LinkedHashMap<>();
        objects.put("server", List.of(server));
        objects.put("cpu", cpus);
        objects.put("disk", disks);
        objects.put("network_interface", networkInterfaces);
        objects.put("package", packages);
        return objects;
    }

    private static Map<String, Object> readServer() {
        Map<String, Object> server = object(hostName());
        Map<String, Object> os = new LinkedHashMap<>();
        os.put("name", System.getProperty("os.name"));
        os.put("kernel", System.getProperty("os.version"));
        os.put("architecture", System.getProperty("os.arch"));
        server.put("os", os);
        server.put("java", Runtime.version().toString());
        server.put("processors", (long) Runtime.getRuntime().availableProcessors());
        server.put("memoryForJava", Runtime.getRuntime().maxMemory());
        server.put("status", "active");
        return server;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    private static List<Map<String, Object>> readCpus() throws IOException {
        List<String> models = Files.isReadable(CPU_INFO)
                ? Files.readAllLines(CPU_INFO).stream()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .toList()
                : List.of();
        return IntStream.range(0, Runtime.getRuntime().availableProcessors())
                .mapToObj(number -> {
                    Map<String, Object> cpu = object("cpu" + number);
                    cpu.put("model", number < models.size() ? models.get(number) : System.getProperty("os.arch"));
                    return cpu;
                })
                .toList();
    }

    private static List<Map<String, Object>> readDisks() {
        Map<String, Map<String, Object>> disks = new LinkedHashMap<>();
        for (FileStore store : FileSystems.getDefault().getFileStores()) {
            Map<String, Object> disk = object(store.toString());
            disk.put("device", store.name());
            disk.put("fileSystem", store.type());
            disk.put("readOnly", store.isReadOnly());
            try {
                disk.put("totalBytes", store.getTotalSpace());
            } catch (IOException e) {
                // The file system was unmounted in between; the values read so far remain.
                disk.put("status", "unreadable");
            }
            disks.putIfAbsent(store.toString(), disk);
        }
        return List.copyOf(disks.values());
    }

    private static List<Map<String, Object>> readNetworkInterfaces() throws SocketException {
        List<Map<String, Object>> interfaces = new ArrayList<>();
        for (NetworkInterface found : NetworkInterface.networkInterfaces().toList()) {
            Map<String, Object> networkInterface = object(found.getName());
            networkInterface.put("up", found.isUp());
            networkInterface.put("mtu", (long) found.getMTU());
            networkInterface.put("hardwareAddress", hardwareAddress(found.getHardwareAddress()));
            networkInterface.put(
                    "addresses",
                    found.inetAddresses().map(InetAddress::getHostAddress).collect(Collectors.toList()));
            interfaces.add(networkInterface);
        }
        return interfaces;
    }

    private static String hardwareAddress(byte @Nullable [] address) {
        return address == null ? "" : HexFormat.ofDelimiter(":").formatHex(address);
    }

    static Map<String, Object> object(String id) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", id);
        return object;
    }
}
