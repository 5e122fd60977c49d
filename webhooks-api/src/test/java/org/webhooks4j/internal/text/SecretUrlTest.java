package org.webhooks4j.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://hooks.slack.com/services/T0EXAMPLE/B0EXAMPLE/aB3dE5fG7hI9jK1lM3nO5pQ7,"
                + " https://hooks.slack.com/services/T0EXAMPLE/B0EXAMPLE/••••",
        "https://discord.com/api/webhooks/110123456789012345/mZ8-kP2_wQ7xT4vB9nR1cY6,"
                + " https://discord.com/api/webhooks/110123456789012345/••••",
        "https://x.webhook.office.com/webhookb2/0e1c5a7b-93d2-4f68-8a10-6b2c4d8e0f12@7d3f9a1c-5b2e-4c60-9d84-1e2f3a4b5c6d"
                + "/IncomingWebhook/9f8e7d6c5b4a39281706f5e4d3c2b1a0/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9,"
                + " https://x.webhook.office.com/webhookb2/••••/IncomingWebhook/••••/••••",
        "https://prod.logic.azure.com:443/workflows/4f3e2d1c0b9a48778695a4b3c2d1e0f9/triggers/manual/paths/invoke"
                + "?api-version=2016-06-01&sig=a%2Fb, https://prod.logic.azure.com:443/workflows/••••/triggers/manual"
                + "/paths/invoke?api-version=••••&sig=••••",
        "https://api.telegram.org/bot110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw/sendMessage,"
                + " https://api.telegram.org/••••/sendMessage",
        "https://chat.example.com/hooks/xr7q3k9ptbywm5dzn8cfjh4sga, https://chat.example.com/hooks/••••",
        "https://ops:pa/ss@example.com/a, https://••••@example.com/a",
        "https://ops:pass@example.com/a, https://••••@example.com/a",
        "https://example.com/?token, https://example.com/?••••",
        "https://example.com/a;key=v?b=&c=d#e, https://example.com/a;key=••••?b=&c=••••#••••",
        "https://example.com/%61B3dE5fG7hI9, https://example.com/••••",
        "hunter2@example.com, ••••@example.com",
    })
    void whatNobodyWouldHaveMadeUpByHandIsMasked(String url, String shown) {
        assertThat(SecretUrl.masked(url)).isEqualTo(shown);
        assertThat(SecretUrl.masked(shown)).as("twice").isEqualTo(shown);
        assertThat(SecretUrl.secretsIn(url))
                .filteredOn(secret -> secret.length() > 1)
                .allSatisfy(secret -> assertThat(shown).doesNotContain(secret));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://inventory.example.com/api/object-created",
                "https://audit.example.com:8443/webhooks/object-deleted/v2.13/",
                "http://127.0.0.1:35001/toolbox/IncomingWebhook/onObjectEvent",
                "https://example.com/2026-11-23T16/server0042/internationalization/My%20Hooks/110123456789012345",
                "https://example.com/objects/überwachung-der-schränke",
                "not a url",
            })
    void whatSomebodyWroteByHandIsShown(String url) {
        assertThat(SecretUrl.masked(url)).isEqualTo(url);
        assertThat(SecretUrl.secretsIn(url)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/?t=••••, https://a.example/?t=x, https://a.example/?t=x",
        "https://b.example/?t=••••, https://a.example/?t=x, https://b.example/?t=••••",
        "https://a.example/?t=y, https://a.example/?t=x, https://a.example/?t=y",
        "https://a.example/?t=••••,, https://a.example/?t=••••",
    })
    void onlyWhatWasShownStandsForWhatIsStored(String wanted, String stored, String meant) {
        assertThat(SecretUrl.restored(wanted, stored)).isEqualTo(meant);
    }
}
