package org.webhooks4j.examples.cmdb;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.webhooks4j.spi.JsonCodec;

/** Writes the objects of a type as one JSON array, page by page, however many there are. */
final class ObjectListing {

    private static final int PAGE = 500;

    private final ObjectService objects;
    private final JsonCodec codec;
    private final String type;
    private final String after;
    private final int limit;

    private ObjectListing(ObjectService objects, JsonCodec codec, String type, String after, int limit) {
        this.objects = objects;
        this.codec = codec;
        this.type = type;
        this.after = after;
        this.limit = limit;
    }

    /** Lists all objects, or the page of {@code ?after=id&limit=n}. */
    static ObjectListing of(ObjectService objects, JsonCodec codec, String type, Request request) {
        String after = request.parameter("after").orElse("");
        int limit = request.parameter("limit").map(ObjectListing::limit).orElse(Integer.MAX_VALUE);
        return new ObjectListing(objects, codec, type, after, limit);
    }

    Answer answer() throws IOException, SQLException {
        // The first read precedes the status line, so that the status can report a database that is down.
        List<CmdbObject> first = objects.list(type, after, Math.min(PAGE, limit));
        return Answer.streamed(output -> write(first, output));
    }

    private void write(List<CmdbObject> first, OutputStream output) throws IOException {
        int written = 0;
        List<CmdbObject> page = first;
        while (!page.isEmpty()) {
            for (CmdbObject object : page) {
                String json = (written++ == 0 ? "[" : ",") + codec.write(object.fields());
                output.write(json.getBytes(StandardCharsets.UTF_8));
            }
            boolean last = page.size() < PAGE || written >= limit;
            page = last ? List.of() : next(page.get(page.size() - 1).id(), Math.min(PAGE, limit - written));
        }
        output.write((written == 0 ? "[]" : "]").getBytes(StandardCharsets.UTF_8));
    }

    private List<CmdbObject> next(String last, int size) throws IOException {
        try {
            return objects.list(type, last, size);
        } catch (SQLException e) {
            throw new IOException("the list breaks off because the database does not answer", e);
        }
    }

    private static int limit(String text) {
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) == 0) {
            throw RefusedException.badRequest("limit", "limit is not a whole number above 0");
        }
        return Integer.parseInt(text);
    }
}
