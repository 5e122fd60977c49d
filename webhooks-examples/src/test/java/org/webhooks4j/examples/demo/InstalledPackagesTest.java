package org.webhooks4j.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class InstalledPackagesTest {

    @Test
    void onlyInstalledPackagesCountAndContinuationLinesDoNot() {
        String status = """
                Package: bash
                Status: install ok installed
                Maintainer: Matthias
                Architecture: amd64
                Version: 5.2.15-2
                Description: GNU Bourne Again SHell
                 Package: not-a-field

                Package: removed
                Status: deinstall ok config-files
                Architecture: all
                """;

        assertThat(InstalledPackages.parse(status))
                .singleElement()
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("id", "bash:amd64")
                .containsEntry("version", "5.2.15-2");
    }
}
