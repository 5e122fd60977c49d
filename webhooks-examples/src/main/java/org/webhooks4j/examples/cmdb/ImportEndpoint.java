package org.webhooks4j.examples.cmdb;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** {@code POST /import/{type}}: stores any number of JSON lines in one transaction. */
final class ImportEndpoint implements Endpoint {

    static final String PATH = "/import/";

    private final ObjectService objects;

    ImportEndpoint(ObjectService objects) {
        this.objects = objects;
    }

    @Override
    public Answer answer(Request request) throws IOException, SQLException {
        List<String> path = request.pathBelow();
        if (path.size() > 1) {
            throw RefusedException.notFound("there is nothing below /import/{type}");
        }
        String type = NameRules.type(path.get(0));
        if (!request.method().equals("POST")) {
            throw RefusedException.methodNotAllowed(request.method(), "POST");
        }
        int imported = objects.importAll(type, request.jsonLines(), request.caller());
        return Answer.json(200, "{\"imported\":" + imported + "}");
    }
}
