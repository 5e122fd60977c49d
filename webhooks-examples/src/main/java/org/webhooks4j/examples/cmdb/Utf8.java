package org.webhooks4j.examples.cmdb;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8 strictly: it refuses invalid bytes instead of replacing them. */
final class Utf8 {

    private Utf8() {}

    static String decode(String where, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw RefusedException.badRequest(where, where + " is not UTF-8");
        }
    }
}
