package org.webhooks4j.examples.cmdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    @Test
    void withoutArgumentsTheHostHasAFileDatabaseAndAPort() {
        Options options = parse();

        assertThat(options.port()).isEqualTo(8080);
        assertThat(options.database().url()).startsWith("jdbc:h2:file:");
        assertThat(options.timeout()).isEqualTo(Duration.ofSeconds(15));
        assertThat(options.retry()).isEmpty();
        assertThat(options.deliver()).isTrue();
        assertThat(options.allowLoopback()).isFalse();
        assertThat(options.demo()).isFalse();
    }

    @Test
    void everyOptionIsTaken() {
        Options options = parse(
                "--port=0",
                "--db",
                "jdbc:postgresql://localhost/cmdb",
                "--db-user",
                "cmdb",
                "--db-password",
                "secret",
                "--node",
                "left",
                "--allow-loopback",
                "--public-only",
                "--retry",
                "100ms,2s,3m,4h,5d",
                "--timeout",
                "2s",
                "--no-deliver");

        assertThat(options.port()).isZero();
        assertThat(options.database())
                .isEqualTo(new Options.Login("jdbc:postgresql://localhost/cmdb", "cmdb", "secret"));
        assertThat(options.node()).isEqualTo("left");
        assertThat(options.allowLoopback()).isTrue();
        assertThat(options.publicOnly()).isTrue();
        assertThat(options.retry())
                .hasValue(List.of(
                        Duration.ofMillis(100),
                        Duration.ofSeconds(2),
                        Duration.ofMinutes(3),
                        Duration.ofHours(4),
                        Duration.ofDays(5)));
        assertThat(options.timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(options.deliver()).isFalse();
    }

    @Test
    void theDemoMaySendToItsOwnReceiverAndLeavesNoFile() {
        Options options = parse("--demo");

        assertThat(options.allowLoopback()).isTrue();
        assertThat(options.database().url()).startsWith("jdbc:h2:mem:");
    }

    @Test
    void thePasswordIsInNoText() {
        assertThat(parse("--db-password", "hunter2").toString()).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    --prot 80                  | '--prot' is not an option
                    --port                     | --port needs a value
                    --host-name cmdb:80        | --host-name: 'cmdb:80' is not a host's name
                    --port 65536               | --port: '65536' is not a port
                    --port 1 --port 2          | --port occurs twice
                    --demo=yes                 | '--demo' is not an option
                    --db jdbc:oracle:thin:x    | --db: the URL begins with none of
                    --retry 5s,soon            | --retry: 'soon' is not a duration
                    --timeout 0s               | --timeout: no request is answered in no time
                    --demo --no-deliver        | --demo shows what was delivered
                    """)
    void whatCannotBeUnderstoodIsRefusedByName(String arguments, String problem) {
        assertThatThrownBy(() -> parse(arguments.split(" ")))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:file:/data/cmdb, jdbc:h2:file:/data/cmdb;AUTO_SERVER=TRUE",
        "jdbc:h2:./cmdb, jdbc:h2:./cmdb;AUTO_SERVER=TRUE",
        "jdbc:h2:mem:x, jdbc:h2:mem:x",
        "jdbc:h2:tcp://localhost/x, jdbc:h2:tcp://localhost/x",
        "jdbc:h2:file:/x;auto_server=false, jdbc:h2:file:/x;auto_server=false",
        "jdbc:postgresql://localhost/x, jdbc:postgresql://localhost/x"
    })
    void anH2FileIsOpenedForSeveralProcessesUnlessItsUrlSaysOtherwise(String url, String opened) {
        assertThat(Database.sharable(url)).isEqualTo(opened);
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:file:/data/cmdb, jdbc:h2:file:/data/cmdb;WRITE_DELAY=0",
        "jdbc:h2:./cmdb;AUTO_SERVER=TRUE, jdbc:h2:./cmdb;AUTO_SERVER=TRUE;WRITE_DELAY=0",
        "jdbc:h2:file:/x;write_delay=100, jdbc:h2:file:/x;write_delay=100",
        "jdbc:h2:mem:x, jdbc:h2:mem:x",
        "jdbc:postgresql://localhost/x, jdbc:postgresql://localhost/x"
    })
    void anH2FileIsWrittenWithEachCommitUnlessItsUrlSaysOtherwise(String url, String opened) {
        assertThat(Database.durable(url)).isEqualTo(opened);
    }

    @Test
    void hostNamesAreReadInAnyCase() {
        assertThat(parse().hostNames()).isEmpty();
        assertThat(parse("--host-name", "CMDB.example,cmdb").hostNames())
                .containsExactlyInAnyOrder("cmdb.example", "cmdb");
    }

    private static Options parse(String... arguments) {
        return Options.parse(Arrays.asList(arguments));
    }
}
