package org.webhooks4j.examples.cmdb;

import java.io.IOException;
import java.sql.SQLException;

/** Handles the requests below one path. */
@FunctionalInterface
interface Endpoint {

    /**
     * Handles a request.
     *
     * @throws RefusedException if the request is invalid
     * @throws SQLException if the database fails
     */
    Answer answer(Request request) throws IOException, SQLException;
}
