package org.webhooks4j.console.internal.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.webhooks4j.console.Access;
import org.webhooks4j.console.ConsoleRequest;

/**
 * A request that matched a route.
 *
 * @param request the request
 * @param id the id in the path, decoded; empty if the route has none
 * @param access what the user may do
 */
public record Call(ConsoleRequest request, String id, Access access) {

    private static final int MAX_BODY_BYTES = 1 << 20;
    private static final String ID = "id=";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /**
     * Returns a call whose id is the query's parameter {@code id}, without that parameter; this call if there is none.
     */
    Call withIdOfQuery() {
        String query = request.query();
        if (query == null) {
            return this;
        }
        List<String> others = new ArrayList<>(List.of(query.split("&", -1)));
        String named = null;
        for (String pair : List.copyOf(others)) {
            if (named == null && pair.startsWith(ID)) {
                named = pair;
                others.remove(pair);
            }
        }
        if (named == null) {
            return this;
        }
        Parameters parameters = Parameters.parse(named);
        String value = parameters.text("id");
        parameters.check();
        ConsoleRequest rest = request.withQuery(others.isEmpty() ? null : String.join("&", others));
        return new Call(rest, value == null ? "" : value, access);
    }

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
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new ProblemException(Problem.of(400, "the body is not UTF-8 text; send JSON in UTF-8"));
        } catch (IOException e) {
            throw new UncheckedIOException("the request's body could not be read to its end", e);
        }
    }
}
