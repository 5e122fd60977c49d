package org.webhooks4j.testkit.http;

import static org.webhooks4j.admin.Outcome.CONNECTION_LOST;
import static org.webhooks4j.admin.Outcome.PROTOCOL_ERROR;
import static org.webhooks4j.admin.Outcome.RESPONSE_TOO_LARGE;
import static org.webhooks4j.admin.Outcome.TIMEOUT;

import java.util.Set;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.testkit.http.HostileServer.Script;

/** The ways a server can misbehave once connected, and how the request must end. */
// The scripts are stateless lambdas.
@SuppressWarnings("ImmutableEnumChecker")
enum Misbehaviour {
    NEVER_ANSWERS(fails(TIMEOUT), RawConnection::awaitEnd),
    NEVER_ANSWERS_A_REQUEST_IT_READ(fails(TIMEOUT), peer -> {}),
    STOPS_WITHIN_THE_STATUS_LINE(fails(TIMEOUT), peer -> peer.write("HTTP/1.1 2")),
    STOPS_WITHIN_THE_HEADERS(fails(TIMEOUT), peer -> peer.write("HTTP/1.1 200 OK\r\nContent-Le")),
    STOPS_BEFORE_THE_BODY(fails(TIMEOUT), peer -> peer.write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n")),
    STOPS_WITHIN_THE_BODY(fails(TIMEOUT), peer -> peer.write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab")),
    STOPS_WITHIN_A_CHUNK(
            fails(TIMEOUT), peer -> peer.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab")),
    STOPS_BEFORE_THE_LAST_CHUNK(
            fails(TIMEOUT), peer -> peer.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n")),
    DRIPS_THE_STATUS_LINE(fails(TIMEOUT), peer -> peer.drip("HTTP/1.1 200 " + "O".repeat(10_000))),
    DRIPS_HEADERS(fails(TIMEOUT), peer -> {
        peer.write("HTTP/1.1 200 OK\r\nX-Long: ");
        peer.drip("x".repeat(10_000));
    }),
    DRIPS_THE_BODY(fails(TIMEOUT), peer -> {
        peer.write("HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n");
        peer.drip("x".repeat(10_000));
    }),
    DRIPS_CHUNKS(fails(TIMEOUT), peer -> {
        peer.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        peer.drip("1\r\nx\r\n".repeat(2_000));
    }),
    DRIPS_A_BODY_WITHOUT_LENGTH(fails(TIMEOUT), peer -> {
        peer.write("HTTP/1.1 200 OK\r\n\r\n");
        peer.drip("x".repeat(10_000));
    }),

    ENDLESS_STATUS_LINE(fails(PROTOCOL_ERROR, TIMEOUT), peer -> {
        peer.write("HTTP/1.1 200 ");
        peer.writeForEver("x");
    }),
    ENDLESS_HEADERS(fails(PROTOCOL_ERROR), peer -> {
        peer.write("HTTP/1.1 200 OK\r\n");
        peer.writeForEver("X-Header: and so on\r\n");
    }),
    ENDLESS_HEADER(fails(PROTOCOL_ERROR), peer -> {
        peer.write("HTTP/1.1 200 OK\r\nX-Long: ");
        peer.writeForEver("x");
    }),
    ENDLESS_BODY(fails(RESPONSE_TOO_LARGE), peer -> {
        peer.write("HTTP/1.1 200 OK\r\n\r\n");
        peer.writeForEver("x");
    }),
    ENDLESS_CHUNKS(fails(RESPONSE_TOO_LARGE), peer -> {
        peer.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        peer.writeForEver("10\r\n0123456789abcdef\r\n");
    }),
    ENDLESS_CHUNK_EXTENSION(fails(PROTOCOL_ERROR, TIMEOUT), peer -> {
        peer.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;");
        peer.writeForEver("x");
    }),
    ENDLESS_TRAILERS(answersOrFails(200, PROTOCOL_ERROR, TIMEOUT), peer -> {
        peer.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n");
        peer.writeForEver("X-Trailer: and so on\r\n");
    }),
    HUGE_CONTENT_LENGTH(fails(RESPONSE_TOO_LARGE), peer -> {
        peer.write("HTTP/1.1 200 OK\r\nContent-Length: 9000000000\r\n\r\n");
        peer.writeForEver("x");
    }),
    ENDLESS_INTERIM_ANSWERS(fails(PROTOCOL_ERROR, TIMEOUT), peer -> peer.writeForEver("HTTP/1.1 102 Wait\r\n\r\n")),
    ENDLESS_CONTINUES(fails(PROTOCOL_ERROR, TIMEOUT), peer -> peer.writeForEver("HTTP/1.1 100 Continue\r\n\r\n")),
    EARLY_HINTS_WITHOUT_END(
            fails(PROTOCOL_ERROR, TIMEOUT), peer -> peer.writeForEver("HTTP/1.1 103 Early Hints\r\n\r\n")),
    SWITCHES_PROTOCOLS(
            fails(PROTOCOL_ERROR),
            peer -> peer.write("HTTP/1.1 101 Switching\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n")),

    CLOSES_WITHOUT_AN_ANSWER(fails(CONNECTION_LOST), RawConnection::close),
    RESETS_WITHOUT_AN_ANSWER(fails(CONNECTION_LOST), RawConnection::reset),
    CLOSES_WITHIN_THE_STATUS_LINE(fails(CONNECTION_LOST, PROTOCOL_ERROR), answerAndClose("HTTP/1.1 20")),
    CLOSES_WITHIN_THE_HEADERS(fails(CONNECTION_LOST, PROTOCOL_ERROR), answerAndClose("HTTP/1.1 200 OK\r\nContent-Le")),
    CLOSES_BETWEEN_HEADERS(answersOrFails(200, CONNECTION_LOST), answerAndClose("HTTP/1.1 200 OK\r\nX-Y: z\r\n")),
    CLOSES_BEFORE_THE_BODY(fails(CONNECTION_LOST), answerAndClose("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n")),
    CLOSES_WITHIN_THE_BODY(fails(CONNECTION_LOST), answerAndClose("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab")),
    CLOSES_WITHIN_A_CHUNK(
            fails(CONNECTION_LOST), answerAndClose("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab")),
    CLOSES_BEFORE_THE_LAST_CHUNK(
            fails(CONNECTION_LOST), answerAndClose("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n")),
    RESETS_WITHIN_THE_BODY(fails(CONNECTION_LOST), peer -> {
        peer.write("HTTP/1.1 200 OK\r\nContent-Length: 500000\r\n\r\n" + "x".repeat(1000));
        peer.reset();
    }),

    SPEAKS_ANOTHER_PROTOCOL(fails(PROTOCOL_ERROR), answerAndClose("220 mail.example ESMTP\r\n")),
    SPEAKS_BINARY(fails(PROTOCOL_ERROR, CONNECTION_LOST), answerAndClose("\0\1\2\3\r\n\r\n\5\6\7")),
    SPEAKS_HTTP_0_9(fails(PROTOCOL_ERROR, CONNECTION_LOST), answerAndClose("<html>hello</html>\r\n\r\n")),
    STATUS_IS_NO_NUMBER(fails(PROTOCOL_ERROR), answerAndClose("HTTP/1.1 abc OK\r\n\r\n")),
    STATUS_HAS_TWO_DIGITS(fails(PROTOCOL_ERROR), answerAndClose("HTTP/1.1 20 OK\r\nContent-Length: 0\r\n\r\n")),
    STATUS_IS_NEGATIVE(fails(PROTOCOL_ERROR), answerAndClose("HTTP/1.1 -20 OK\r\nContent-Length: 0\r\n\r\n")),
    LENGTH_IS_NO_NUMBER(fails(PROTOCOL_ERROR), answerAndClose("HTTP/1.1 200 OK\r\nContent-Length: two\r\n\r\nab")),
    LENGTH_IS_NEGATIVE(fails(PROTOCOL_ERROR), answerAndClose("HTTP/1.1 200 OK\r\nContent-Length: -2\r\n\r\nab")),
    LENGTH_IS_BEYOND_NUMBERS(
            fails(PROTOCOL_ERROR),
            answerAndClose("HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999999\r\n\r\nab")),
    LENGTH_IS_TOO_LONG(fails(CONNECTION_LOST), answerAndClose("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nab")),
    CHUNK_SIZE_IS_NO_NUMBER(
            fails(PROTOCOL_ERROR),
            answerAndClose("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\nab\r\n")),
    CHUNK_SIZE_IS_BEYOND_NUMBERS(
            fails(PROTOCOL_ERROR),
            answerAndClose("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nab\r\n")),
    CHUNK_SIZE_IS_NEGATIVE(
            fails(PROTOCOL_ERROR), answerAndClose("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nab\r\n")),
    HEADER_HAS_NO_COLON(
            answersOrFails(200, PROTOCOL_ERROR),
            answerAndClose("HTTP/1.1 200 OK\r\nno colon here\r\nContent-Length: 0\r\n\r\n")),
    HEADER_NAME_HAS_A_BLANK(
            fails(PROTOCOL_ERROR), answerAndClose("HTTP/1.1 200 OK\r\nX Y: z\r\nContent-Length: 0\r\n\r\n")),
    HEADER_VALUE_HAS_A_NUL(
            answersOrFails(200, PROTOCOL_ERROR),
            answerAndClose("HTTP/1.1 200 OK\r\nX-Y: a\0b\r\nContent-Length: 0\r\n\r\n")),
    STATUS_IS_MISSING(fails(PROTOCOL_ERROR), answerAndClose("HTTP/1.1 \r\nContent-Length: 0\r\n\r\n")),
    STATUS_LINE_IS_A_VERSION(fails(PROTOCOL_ERROR), answerAndClose("HTTP/1.1\r\nContent-Length: 0\r\n\r\n")),
    LENGTH_IS_BELOW_ZERO_BESIDE_CHUNKS(
            fails(PROTOCOL_ERROR),
            peer -> peer.write("HTTP/1.1 200 OK\r\nContent-Length: -1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")),
    HEADER_IS_FOLDED(
            answersOrFails(200, PROTOCOL_ERROR),
            answerAndClose("HTTP/1.1 200 OK\r\nX-Y: a\r\n b\r\nContent-Length: 0\r\n\r\n")),
    LENGTH_IS_FOLDED(
            answersOrFails(200, PROTOCOL_ERROR), answerAndClose("HTTP/1.1 200 OK\r\nContent-Length:\r\n 2\r\n\r\nab")),
    STATUS_HAS_FOUR_DIGITS(
            answersOrFails(200, PROTOCOL_ERROR), peer -> peer.write("HTTP/1.1 2000 OK\r\nContent-Length: 0\r\n\r\n")),
    LENGTH_HAS_A_SIGN(fails(PROTOCOL_ERROR), peer -> peer.write("HTTP/1.1 200 OK\r\nContent-Length: +2\r\n\r\nab")),
    LENGTH_IS_A_LIST(fails(PROTOCOL_ERROR), peer -> peer.write("HTTP/1.1 200 OK\r\nContent-Length: 2, 2\r\n\r\nab")),
    HAS_TWO_LENGTHS(
            fails(PROTOCOL_ERROR),
            peer -> peer.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 5\r\n\r\nabcde")),
    HAS_ONE_LENGTH_TWICE(
            fails(PROTOCOL_ERROR),
            peer -> peer.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nab")),
    HAS_A_LENGTH_BESIDE_CHUNKS(
            fails(PROTOCOL_ERROR),
            peer -> peer.write(
                    "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n")),
    CHUNKS_ARE_PACKED(
            fails(PROTOCOL_ERROR),
            peer -> peer.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n")),
    CHUNKED_TWICE(
            fails(PROTOCOL_ERROR),
            peer -> peer.write(
                    "HTTP/1.1 200 OK\r\n" + "Transfer-Encoding: chunked\r\n".repeat(2) + "\r\n2\r\nab\r\n0\r\n\r\n")),
    TRANSFER_ENCODING_IS_UNKNOWN(
            fails(PROTOCOL_ERROR), peer -> peer.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: x\r\n\r\nab")),

    NO_CONTENT_WITH_A_BODY(answers(204), peer -> peer.write("HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\nab")),
    NO_CONTENT_WITH_A_LENGTH(answers(204), peer -> peer.write("HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\n")),
    NO_CONTENT_OF_LENGTH_ZERO(answers(204), peer -> peer.write("HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n")),
    NO_CONTENT_IN_CHUNKS(
            answers(204), peer -> peer.write("HTTP/1.1 204 No Content\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")),
    NO_CONTENT_THAT_SAYS_CHUNKED(
            answers(204), peer -> peer.write("HTTP/1.1 204 No Content\r\nTransfer-Encoding: chunked\r\n\r\n")),

    LENGTH_IS_TOO_SHORT(answers(200), answerAndClose("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nabcdef")),
    SENDS_TWO_ANSWERS(
            answers(200),
            answerAndClose("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\nHTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n")),
    HAS_NO_LENGTH_AT_ALL(answers(200), answerAndClose("HTTP/1.1 200 OK\r\n\r\nuntil the end")),
    IS_OF_HTTP_1_0(answers(200), answerAndClose("HTTP/1.0 200 OK\r\n\r\nuntil the end")),
    ANSWERS_IN_PIECES(answers(200), peer -> peer.drip("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")),
    ANSWERS_BEFORE_IT_IS_ASKED(answers(413), answerAndClose("HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n")),
    HAS_AN_UNKNOWN_STATUS(answers(799), answerAndClose("HTTP/1.1 799 What\r\nContent-Length: 0\r\n\r\n")),
    HAS_AN_UNKNOWN_CHARSET(
            answers(200),
            answerAndClose(
                    "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=klingon\r\nContent-Length: 2\r\n\r\nab")),
    SENDS_MALFORMED_UTF_8(answers(200), answerAndClose("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n\u00ff\u00fe")),
    CLAIMS_TO_BE_COMPRESSED(
            answers(200), answerAndClose("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\nab")),
    HAS_MANY_HEADERS(
            answersOrFails(200, PROTOCOL_ERROR),
            answerAndClose("HTTP/1.1 200 OK\r\n" + "X-Many: of them\r\n".repeat(5000) + "Content-Length: 0\r\n\r\n")),
    REDIRECTS_TO_ITSELF(answers(302), redirect(302, "/")),
    REDIRECTS_TO_A_METADATA_SERVICE(answers(307), redirect(307, "http://169.254.169.254/latest/meta-data/")),
    REDIRECTS_TO_A_FILE(answers(308), redirect(308, "file:///etc/passwd")),
    REDIRECTS_FOR_GOOD(answers(301), redirect(301, "http://127.0.0.1:1/")),
    REDIRECTS_TO_A_GET(answers(303), redirect(303, "https://127.0.0.1:1/")),
    REDIRECTS_NOWHERE(answers(302), redirect(302, "")),
    ASKS_FOR_A_PASSWORD(
            answers(401),
            answerAndClose("HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n")),
    ASKS_FOR_A_PASSWORD_AS_A_PROXY(
            answers(407),
            answerAndClose("HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n"));

    /** How a request ends: with one of several failures, or with the status unless it is 0. Clients differ. */
    record End(int status, Set<Outcome> failures) {}

    private final End end;
    private final Script script;

    Misbehaviour(End end, Script script) {
        this.end = end;
        this.script = script;
    }

    End end() {
        return end;
    }

    /** Reads one request, misbehaves, and waits for the client to close the connection if it is still open. */
    void play(RawConnection peer) throws java.io.IOException {
        if (peer.readRequest() != null) {
            script.play(peer);
            peer.awaitEnd();
        }
    }

    private static End fails(Outcome... outcomes) {
        return new End(0, Set.of(outcomes));
    }

    private static End answers(int status) {
        return new End(status, Set.of());
    }

    private static End answersOrFails(int status, Outcome... outcomes) {
        return new End(status, Set.of(outcomes));
    }

    private static Script answerAndClose(String answer) {
        return peer -> {
            peer.write(answer);
            peer.close();
        };
    }

    private static Script redirect(int status, String location) {
        return answerAndClose(
                "HTTP/1.1 " + status + " Moved\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n");
    }
}
