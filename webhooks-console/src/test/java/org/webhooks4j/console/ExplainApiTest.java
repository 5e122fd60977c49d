package org.webhooks4j.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.console.TestConsole.Answer;

class ExplainApiTest {

    private final TestConsole console = new TestConsole();

    @Test
    void theAnswerNamesWebhookRuleAndReason() {
        String id = console.createWebhook();

        Answer answer = console.post(
                "/api/explain", "{'type':'delete','objectType':'server','objectId':'42','before':{'a':1}}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.list("verdicts"))
                .containsExactly(Map.of(
                        "webhookId", id,
                        "webhookName", "Sync to External CMDB",
                        "fires", false,
                        "rule", "event_type",
                        "reason", "listens to [create], not to delete"));
    }

    @Test
    void theEventIsPassedOnCompletely() {
        console.post(
                "/api/explain",
                "{'type':'update','objectType':'server','objectId':42,'before':{'a':1},'after':{'a':2},"
                        + "'actor':'alice','origin':'erp'}");

        ObjectEvent event = Objects.requireNonNull(console.admin.explained);
        assertThat(event.type()).isEqualTo(EventType.UPDATE);
        assertThat(event.objectType()).isEqualTo("server");
        assertThat(event.objectId()).isEqualTo("42");
        assertThat(event.before()).isEqualTo(Map.of("a", 1L));
        assertThat(event.after()).isEqualTo(Map.of("a", 2L));
        assertThat(event.actor()).isEqualTo("alice");
        assertThat(event.origin()).isEqualTo("erp");
    }

    @Test
    void anUpdateOfWhichTheStateBeforeIsNotKnownIsFine() {
        console.post("/api/explain", "{'type':'update','objectType':'server','objectId':'1','after':{'a':2}}");

        assertThat(Objects.requireNonNull(console.admin.explained).before()).isNull();
    }

    @Test
    void theObjectIsWhatReceiversSeeAsSuch() {
        console.post(
                "/api/explain",
                "{'type':'update','objectType':'server','objectId':'1','before':{'a':1},'object':{'a':2}}");
        assertThat(Objects.requireNonNull(console.admin.explained).before()).isEqualTo(Map.of("a", 1L));
        assertThat(console.admin.explained.after()).isEqualTo(Map.of("a", 2L));

        for (String type : List.of("create", "decommissioned")) {
            console.post(
                    "/api/explain", "{'type':'" + type + "','objectType':'server','objectId':'1','object':{'a':3}}");
            assertThat(console.admin.explained.after()).as(type).isEqualTo(Map.of("a", 3L));
        }
        console.post("/api/explain", "{'type':'delete','objectType':'server','objectId':'1','object':{'a':4}}");
        assertThat(console.admin.explained.before()).isEqualTo(Map.of("a", 4L));
        assertThat(console.admin.explained.after()).isNull();
    }

    @Test
    void theObjectAndWhatItStandsForAreNotGivenTogether() {
        assertThat(console.post(
                                "/api/explain",
                                "{'type':'create','objectType':'a','objectId':'1','object':{},'after':{}}")
                        .fieldsInError())
                .containsExactly("object");
        assertThat(console.post(
                                "/api/explain",
                                "{'type':'delete','objectType':'a','objectId':'1','object':{},'before':{}}")
                        .fieldsInError())
                .containsExactly("object");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(console.post("/api/explain", "{}").fieldsInError())
                .containsExactlyInAnyOrder("type", "objectType", "objectId", "after");
        assertThat(console.post("/api/explain", "{'type':'delete','objectType':'a','objectId':'1','after':{}}")
                        .fieldsInError())
                .containsExactlyInAnyOrder("before", "after");
        assertThat(console.post(
                                "/api/explain",
                                "{'type':'create','objectType':'a','objectId':'1','after':[1],'actr':'alice'}")
                        .fieldsInError())
                .contains("after", "actr");
    }
}
