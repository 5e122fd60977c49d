package org.webhooks4j.examples.faults;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** PostgreSQL with the default durability. */
final class PostgresFaultDatabase extends FaultDatabase {

    private final Path data;
    private final Path output;
    private final EmbeddedPostgres server;
    private @Nullable Process again;

    PostgresFaultDatabase(Path folder) throws IOException {
        super("postgres");
        data = folder.resolve("postgres");
        output = folder.resolve("postgres.log");
        server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "300")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
    }

    @Override
    String label() {
        return "PostgreSQL";
    }

    @Override
    int port() {
        return server.getPort();
    }

    @Override
    String urlPrefix() {
        return "jdbc:postgresql://";
    }

    @Override
    String holderParameter(String holder) {
        return "&ApplicationName=" + holder;
    }

    /** The time limits of a host that does not want to hang on an unreachable database. */
    @Override
    String urlSuffix() {
        return "?connectTimeout=2&socketTimeout=20&prepareThreshold=0";
    }

    @Override
    String maintenanceDatabase() {
        return "postgres";
    }

    @Override
    List<String> historyDdl() {
        return List.of(
                "CREATE TABLE history (seq bigserial PRIMARY KEY, op text, object_id text, v text)",
                """
                CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                  IF TG_OP = 'INSERT' THEN
                    INSERT INTO history (op, object_id, v) VALUES ('create', NEW.object_id, NEW.body::json->>'v');
                  ELSIF TG_OP = 'UPDATE' THEN
                    INSERT INTO history (op, object_id, v) VALUES ('update', NEW.object_id, NEW.body::json->>'v');
                  ELSE
                    INSERT INTO history (op, object_id, v) VALUES ('delete', OLD.object_id, OLD.body::json->>'v');
                  END IF;
                  RETURN NULL;
                END $$""",
                "CREATE TRIGGER tell AFTER INSERT OR UPDATE OR DELETE ON cmdb_object"
                        + " FOR EACH ROW EXECUTE FUNCTION tell()",
                "CREATE TABLE lease_history (seq bigserial PRIMARY KEY, event_id text, ordinal int, attempts int,"
                        + " holder text, taken_at bigint, ends_at bigint)",
                """
                CREATE FUNCTION tell_lease() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                  INSERT INTO lease_history (event_id, ordinal, attempts, holder, taken_at, ends_at)
                  VALUES (NEW.event_id, NEW.ordinal, NEW.attempts, current_setting('application_name'),
                    floor(extract(epoch from clock_timestamp()) * 1000), NEW.leased_until);
                  RETURN NULL;
                END $$""",
                "CREATE TRIGGER tell_lease AFTER UPDATE ON webhooks_delivery FOR EACH ROW"
                        + " WHEN (NEW.node IS NOT NULL AND NEW.fence <> OLD.fence) EXECUTE FUNCTION tell_lease()");
    }

    /** Sends SIGQUIT, as {@code pg_ctl stop -m immediate} does. */
    @Override
    void crashAndRestart() throws IOException, InterruptedException {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        ServerProcess running = new ServerProcess(pid);
        running.kill("QUIT");
        again = running.startAgain(asSomebodyElseThanRoot(), Map.of(), output);
        ServerProcess.awaitAnswer(this);
    }

    /** PostgreSQL refuses to run as root; a user namespace runs it as nobody. */
    private static List<String> asSomebodyElseThanRoot() {
        return "root".equals(System.getProperty("user.name")) ? List.of("unshare", "-U") : List.of();
    }

    @Override
    void stop() throws IOException {
        Process last = again;
        if (last != null) {
            last.destroyForcibly();
        }
        server.close();
    }
}
