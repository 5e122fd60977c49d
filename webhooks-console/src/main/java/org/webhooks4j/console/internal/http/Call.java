package org.webhooks4j.console.internal.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.webhooks4j.console.Access;
import org.webhooks4j.console.ConsoleRequest;

/**
 * A request that has found its route.
 *
 * @param request the request
 * @param id what the path names, decoded; empty if the route has no such place
 * @param access what whoever asks may do
 */
public record Call(ConsoleRequest request, String id, Access access) {

    private static final int MAX_BODY_BYTES = 1 << 20;

    public Parameters parameters() {
        return Parameters.parse(request.query());
    }

    public String body() {
        try {
            byte[] bytes = request.body().readNBytes(MAX_BODY_BYTES + 1);
            if (bytes.length > MAX_BODY_BYTES) {
                throw new ProblemException(
                        Problem.of(413, "the body is larger than 1 MiB (" + MAX_BODY_BYTES + " bytes); send less"));
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ProblemException(Problem.of(400, "the body is not UTF-8 text; send JSON in UTF-8"));
        } catch (IOException e) {
            throw new UncheckedIOException("the request's body could not be read to its end", e);
        }
    }
}
