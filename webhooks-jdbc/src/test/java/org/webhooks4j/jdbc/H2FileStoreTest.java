package org.webhooks4j.jdbc;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class H2FileStoreTest extends StoreContracts {

    @TempDir
    static Path folder;

    private static TestDatabase database;

    @BeforeAll
    static void open() {
        database = new TestDatabase("jdbc:h2:file:" + folder.resolve("webhooks"), "sa", "");
    }

    @Override
    TestDatabase database() {
        return database;
    }

    @AfterAll
    static void close() {
        database.close();
    }
}
