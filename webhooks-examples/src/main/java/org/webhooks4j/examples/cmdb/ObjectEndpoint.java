package org.webhooks4j.examples.cmdb;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.webhooks4j.spi.JsonCodec;

/** {@code /objects/{type}} and {@code /objects/{type}/{id}}. */
final class ObjectEndpoint implements Endpoint {

    static final String PATH = "/objects/";

    private final ObjectService objects;
    private final JsonCodec codec;

    ObjectEndpoint(ObjectService objects, JsonCodec codec) {
        this.objects = objects;
        this.codec = codec;
    }

    @Override
    public Answer answer(Request request) throws IOException, SQLException {
        List<String> path = request.pathBelow();
        if (path.size() > 2) {
            throw RefusedException.notFound("there is nothing below /objects/{type}/{id}; write a '/' in an id as %2F");
        }
        String type = NameRules.type(path.get(0));
        return path.size() == 1 ? collection(request, type) : object(request, type, NameRules.id(path.get(1)));
    }

    private Answer collection(Request request, String type) throws IOException, SQLException {
        return switch (request.method()) {
            case "GET" -> ObjectListing.of(objects, codec, type, request).answer();
            case "POST" -> {
                boolean fail =
                        request.parameter("fail").map(Boolean::parseBoolean).orElse(false);
                CmdbObject created = objects.create(type, request.json(), fail, request.caller());
                yield Answer.json(201, codec.write(created.fields())).with("Location", location(created));
            }
            default -> throw RefusedException.methodNotAllowed(request.method(), "GET or POST");
        };
    }

    private Answer object(Request request, String type, String id) throws IOException, SQLException {
        return switch (request.method()) {
            case "GET" -> Answer.json(200, codec.write(objects.find(type, id).fields()));
            case "PUT" ->
                Answer.json(
                        200,
                        codec.write(objects.update(type, id, request.json(), request.caller())
                                .fields()));
            case "DELETE" -> {
                objects.delete(type, id, request.caller());
                yield Answer.noContent();
            }
            default -> throw RefusedException.methodNotAllowed(request.method(), "GET, PUT or DELETE");
        };
    }

    private static String location(CmdbObject object) {
        String id = URLEncoder.encode(object.id(), StandardCharsets.UTF_8).replace("+", "%20");
        return PATH + object.type() + "/" + id;
    }
}
