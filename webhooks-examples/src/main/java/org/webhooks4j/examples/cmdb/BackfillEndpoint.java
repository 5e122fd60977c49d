package org.webhooks4j.examples.cmdb;

import java.util.List;
import java.util.Map;
import org.webhooks4j.NotFoundException;
import org.webhooks4j.admin.Backfill;
import org.webhooks4j.admin.BackfillProgress;
import org.webhooks4j.admin.WebhookAdmin;
import org.webhooks4j.spi.JsonCodec;

/**
 * {@code POST /backfill/{webhook}?rate=100}: brings an endpoint up to date with all objects, and responds when that is
 * done. After an interrupted request, the next one continues from there.
 */
final class BackfillEndpoint implements Endpoint {

    static final String PATH = "/backfill/";

    private final WebhookAdmin admin;
    private final ObjectService objects;
    private final JsonCodec codec;

    BackfillEndpoint(WebhookAdmin admin, ObjectService objects, JsonCodec codec) {
        this.admin = admin;
        this.objects = objects;
        this.codec = codec;
    }

    @Override
    public Answer answer(Request request) {
        List<String> path = request.pathBelow();
        if (path.size() > 1) {
            throw RefusedException.notFound("there is nothing below /backfill/{webhook}");
        }
        if (!request.method().equals("POST")) {
            throw RefusedException.methodNotAllowed(request.method(), "POST");
        }
        int rate = request.parameter("rate").map(BackfillEndpoint::rate).orElse(Backfill.DEFAULT_OBJECTS_PER_SECOND);
        try {
            BackfillProgress progress = admin.backfills()
                    .run(path.get(0), Backfill.of(objects::backfill).atMostPerSecond(rate));
            return Answer.json(
                    200,
                    codec.write(Map.of(
                            "sent", progress.sent(), "skipped", progress.skipped(), "finished", progress.finished())));
        } catch (NotFoundException e) {
            throw RefusedException.notFound(String.valueOf(e.getMessage()));
        } catch (IllegalStateException e) {
            throw RefusedException.conflict(String.valueOf(e.getMessage()));
        }
    }

    private static int rate(String text) {
        if (!text.matches("[1-9][0-9]{0,6}")) {
            throw RefusedException.badRequest("rate", "rate is not a whole number above 0, of objects per second");
        }
        return Integer.parseInt(text);
    }
}
