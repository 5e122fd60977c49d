package org.webhooks4j.examples.cmdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectApiTest {

    private static TestHost host;

    @BeforeAll
    static void startHost() throws Exception {
        host = TestHost.start();
    }

    @AfterAll
    static void closeHost() {
        host.close();
    }

    @Test
    void aCreatedObjectGetsAnIdAndIsFoundWhereItsLocationSays() throws Exception {
        HttpResponse<String> created = host.post("objects/server", "{\"name\":\"web-01\"}");

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(host.json(created)).containsEntry("name", "web-01").containsKey("id");
        String location = created.headers().firstValue("Location").orElseThrow();
        assertThat(host.get(location).body()).isEqualTo(created.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"Jürgen's/Büro 🖥\",\"text\":\"日本語 \\u0000 \\\" \\\\ 𝄞\"}",
                "{\"id\":18446744073709551616123,\"price\":0.10000000000000000000000000001,\"tiny\":1E-400}",
                "{\"nested\":{\"list\":[1,[2,{\"deep\":null}],true,\"x\"]},\"id\":\"nested\"}"
            })
    void anObjectKeepsEveryCharacterAndDigit(String json) throws Exception {
        HttpResponse<String> created = host.post("objects/exact", json);

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.body()).isEqualTo(json);
        String location = created.headers().firstValue("Location").orElseThrow();
        assertThat(host.get(location).body()).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET objects/server?after=a%00b",
                "GET objects/server?after=%ED%A0%80",
                "GET objects/server?limit=%00",
                "GET objects/server?limit=99999999999999999999",
                "GET objects/server?limit=-1",
                "GET objects/ser%00ver",
                "GET objects/server/a%00b",
                "PUT objects/server/%ED%A0%BD",
                "DELETE objects/server/%00",
                "POST objects/server?fail=%00",
                "POST import/ser%00ver",
                "POST backfill/wh_%00",
                "POST backfill/wh_a?rate=%00",
                "POST backfill/wh_a?rate=99999999999"
            })
    void aTextThatNoDatabaseHoldsIsTheRequestsFault(String request) throws Exception {
        String[] line = request.split(" ", 2);
        HttpResponse<String> answer = host.send(line[0], line[1], "{}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(host.json(answer)).containsKeys("error", "field");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":\"a\\u0000b\"}", "{\"id\":\"\\ud83d\"}", "{\"id\":\"\"}", "{\"id\":1e999}"})
    void anIdThatNoDatabaseHoldsIsTheRequestsFault(String json) throws Exception {
        assertThat(host.post("objects/server", json).statusCode()).isEqualTo(400);
        assertThat(host.post("import/server", json).statusCode()).isEqualTo(400);
    }

    @Test
    void anIdThatExistsIsAConflictAndTheObjectStaysAsItWas() throws Exception {
        host.post("objects/unique", "{\"id\":\"1\",\"name\":\"first\"}");

        HttpResponse<String> second = host.post("objects/unique", "{\"id\":\"1\",\"name\":\"second\"}");

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(host.json(second)).containsKey("error");
        assertThat(host.json(host.get("objects/unique/1"))).containsEntry("name", "first");
    }

    @Test
    void idsThatDifferInCaseAloneAreTwoObjects() throws Exception {
        assertThat(host.post("objects/case", "{\"id\":\"a\"}").statusCode()).isEqualTo(201);
        assertThat(host.post("objects/case", "{\"id\":\"A\"}").statusCode()).isEqualTo(201);
    }

    @Test
    void anUpdateReplacesTheFieldsAndKeepsTheIdAsItWasWritten() throws Exception {
        host.post("objects/update", "{\"id\":42,\"name\":\"old\",\"gone\":true}");

        HttpResponse<String> updated = host.send("PUT", "objects/update/42", "{\"name\":\"new\"}");

        assertThat(updated.statusCode()).isEqualTo(200);
        assertThat(updated.body()).isEqualTo("{\"id\":42,\"name\":\"new\"}");
        assertThat(host.get("objects/update/42").body()).isEqualTo(updated.body());
    }

    @Test
    void anUpdateThatNamesAnotherIdIsRefused() throws Exception {
        host.post("objects/renamed", "{\"id\":\"1\"}");

        HttpResponse<String> renamed = host.send("PUT", "objects/renamed/1", "{\"id\":\"2\"}");

        assertThat(renamed.statusCode()).isEqualTo(400);
        assertThat(host.json(renamed)).containsEntry("field", "id");
    }

    @Test
    void aDeletedObjectIsGone() throws Exception {
        host.post("objects/deleted", "{\"id\":\"1\"}");

        assertThat(host.send("DELETE", "objects/deleted/1", "").statusCode()).isEqualTo(204);
        assertThat(host.get("objects/deleted/1").statusCode()).isEqualTo(404);
        assertThat(host.send("DELETE", "objects/deleted/1", "").statusCode()).isEqualTo(404);
    }

    @Test
    void aListHoldsAllObjectsOfItsTypeById() throws Exception {
        host.post("import/listed", "{\"id\":\"b\"}\n{\"id\":\"a\"}\n{\"id\":\"c\"}");

        assertThat(host.get("objects/listed").body()).isEqualTo("[{\"id\":\"a\"},{\"id\":\"b\"},{\"id\":\"c\"}]");
        assertThat(host.get("objects/listed?limit=1&after=a").body()).isEqualTo("[{\"id\":\"b\"}]");
        assertThat(host.get("objects/nothing").body()).isEqualTo("[]");
    }

    @Test
    void aLongListIsComplete() throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 1001; i++) {
            lines.append("{\"id\":").append(i).append("}\n");
        }
        host.post("import/long", lines.toString());

        assertThat(host.get("objects/long").body().split(",")).hasSize(1001);
        assertThat(host.get("objects/long?limit=700").body().split(",")).hasSize(700);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"name":        | line 1, column
                    [1,2]           | not a JSON object but a list
                    "text"          | not a JSON object but a text
                    {"a":1,"a":2}   | a key occurs twice
                    ''              | ends too early
                    {"id":1.5}      | neither text nor a whole number
                    {"id":" "}      | the id is not usable
                    """)
    void aBodyThatIsNoObjectIsRefusedWithWhatAndWhere(String body, String problem) throws Exception {
        HttpResponse<String> refused = host.post("objects/bad", body);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(host.json(refused).get("error").toString()).contains(problem);
        assertThat(host.json(refused)).containsKey("field");
        assertThat(host.get("objects/bad").body()).isEqualTo("[]");
    }

    @Test
    void aBodyThatIsNotUtf8IsRefused() throws Exception {
        byte[] latin1 = {'{', '"', 'a', '"', ':', '"', (byte) 0xFC, '"', '}'};

        HttpResponse<String> refused = host.send("POST", "objects/bad", BodyPublishers.ofByteArray(latin1));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(host.json(refused).get("error").toString()).contains("not UTF-8");
    }

    @Test
    void aBodyOfFiveMebibytesIsStoredAndOneByteMoreIsTooLarge() throws Exception {
        String frame = "{\"id\":\"big\",\"text\":\"\"}";
        String largest = frame.replace("\"\"", '"' + "x".repeat((5 << 20) - frame.length()) + '"');

        assertThat(host.post("objects/big", largest).statusCode()).isEqualTo(201);
        assertThat(host.get("objects/big/big").body()).isEqualTo(largest);
        HttpResponse<String> tooLarge = host.send("PUT", "objects/big/big", largest + " ");
        assertThat(tooLarge.statusCode()).isEqualTo(413);
        assertThat(host.json(tooLarge)).containsEntry("field", "body");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    objects/server/none,    404",
        "PUT,    objects/server/none,    404",
        "GET,    objects/server/a/b,     404",
        "GET,    objects,                404",
        "GET,    nowhere,                404",
        "GET,    healthy,                404",
        "GET,    objects/b%C3%BCro/1,    400",
        "GET,    objects/server/,        400",
        "GET,    objects/server?limit=x, 400",
        "PATCH,  objects/server,         405",
        "POST,   objects/server/1,       405",
        "GET,    import/server,          405"
    })
    void whatIsNotThereIsSaidInJson(String method, String path, int status) throws Exception {
        HttpResponse<String> refused = host.send(method, path, "{}");

        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/json; charset=utf-8");
        assertThat(host.json(refused)).containsKey("error");
    }

    @Test
    void theHostIsHealthyOnceItServes() throws Exception {
        HttpResponse<String> health = host.get("health");

        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(host.json(health)).isEqualTo(Map.of("status", "ok"));
    }
}
