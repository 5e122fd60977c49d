package org.webhooks4j.examples.cmdb;

import java.io.IOException;
import java.sql.SQLException;

/** Answers requests below one path. */
@FunctionalInterface
interface Endpoint {

    /**
     * Answers a request.
     *
     * @throws RefusedException if the request is at fault
     * @throws SQLException if the database cannot answer
     */
    Answer answer(Request request) throws IOException, SQLException;
}
