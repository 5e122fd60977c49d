package org.webhooks4j.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.webhooks4j.console.Samples.START;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.webhooks4j.EventType;
import org.webhooks4j.Filter;
import org.webhooks4j.Webhook;
import org.webhooks4j.WebhookState;
import org.webhooks4j.admin.BackfillProgress;
import org.webhooks4j.admin.Explanation.Rule;
import org.webhooks4j.admin.ImportReport;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.admin.SkippedEvent;
import org.webhooks4j.admin.WebhookChange;
import org.webhooks4j.admin.WebhookChange.Action;
import org.webhooks4j.admin.WebhookChange.Field;
import org.webhooks4j.admin.WebhookHealth;
import org.webhooks4j.admin.WebhookTrend;

/**
 * Pictures of all pages in {@code target/screenshots}, for people to look at, and those of the README in
 * {@code docs/images}: {@code mvn test -pl webhooks-console -am -Dtest=ScreenshotsTest -Dscreenshots=true}.
 */
@EnabledIfSystemProperty(named = "screenshots", matches = "true")
class ScreenshotsTest {

    private static final Path DOCS = Path.of("..", "docs", "images");

    /** By picture, how it is called in the README. */
    private static final List<String> SHOWN = List.of(
            "1280-light/webhooks",
            "1280-dark/webhooks",
            "1280-light/form",
            "1280-light/connect",
            "1280-light/logs",
            "1280-light/delivery",
            "1280-light/explain",
            "1280-light/skipped",
            "1280-light/changes",
            "400-light/webhooks");

    private static final int MAX_SHOWN_HEIGHT = 1400;
    private static final long MAX_SHOWN_BYTES = 160_000;

    private Browser browser;
    private PageServer server;

    @BeforeEach
    void start(@TempDir Path profile) throws IOException {
        browser = Browser.start(profile);
        browser.zone("Europe/Berlin");
        browser.clock(START.plus(Duration.ofHours(1)));
        server = new PageServer("/toolbox/webhooks", Access.MANAGE);
    }

    @AfterEach
    void stop() {
        server.close();
        browser.close();
    }

    @ParameterizedTest
    @CsvSource({"1920,light", "1280,light", "1280,dark", "1024,light", "820,light", "400,light", "400,dark"})
    void pictures(int width, String colorScheme) throws IOException {
        Path folder = Path.of("target", "screenshots", width + "-" + colorScheme);
        browser.appear(width, colorScheme);
        browser.open(server.url("/"));
        browser.photograph(folder.resolve("empty.png"));
        browser.open(server.url("/#/logs"));
        browser.photograph(folder.resolve("empty-logs.png"));
        fill(server.admin());

        browser.open(server.url("/"));
        browser.find(By.cssSelector("svg.plot"));
        browser.photograph(folder.resolve("webhooks.png"));
        browser.click("Show the numbers");
        browser.photograph(folder.resolve("numbers.png"));
        browser.click(By.xpath("//button[.='Delete']"));
        browser.photograph(folder.resolve("delete.png"));
        browser.open(server.url("/#/webhooks/new"));
        browser.click("Further options");
        browser.fill("URL", "inventory.example.com");
        browser.click(By.cssSelector("form button[type=submit]"));
        browser.errorBeside("url");
        browser.photograph(folder.resolve("errors.png"));
        browser.open(server.url("/#/webhooks/tickets"));
        browser.find(By.cssSelector("svg.plot"));
        browser.click("Further options");
        browser.photograph(folder.resolve("form.png"));
        browser.click("Rotate Secret");
        browser.click(By.cssSelector("dialog button.primary"));
        browser.see("The new secret");
        browser.photograph(folder.resolve("secret.png"));
        browser.copySecret();
        browser.open(server.url("/#/webhooks/tickets/connect"));
        browser.choose("Event", "A sample of “update”");
        browser.photograph(folder.resolve("connect.png"));
        browser.open(server.url("/#/webhooks/wiki"));
        browser.photograph(folder.resolve("deactivated.png"));
        browser.open(server.url("/#/webhooks/tickets/skipped"));
        browser.photograph(folder.resolve("skipped.png"));
        browser.open(server.url("/#/webhooks/audit/skipped"));
        browser.photograph(folder.resolve("empty-skipped.png"));
        browser.open(server.url("/#/changes"));
        browser.photograph(folder.resolve("changes.png"));
        browser.open(server.url("/"));
        browser.click("Import");
        browser.fill("Or its content", "{\"webhooks\": []}");
        browser.photograph(folder.resolve("import.png"));
        browser.click("Show what would change");
        browser.see("1 to create");
        browser.photograph(folder.resolve("import-preview.png"));
        browser.open(server.url("/#/webhooks/audit"));
        browser.click("Replay");
        browser.photograph(folder.resolve("replay.png"));
        browser.click(By.cssSelector("dialog button.primary"));
        browser.see("Done");
        browser.photograph(folder.resolve("replayed.png"));
        browser.open(server.url("/#/logs"));
        browser.photograph(folder.resolve("logs.png"));
        browser.open(server.url("/#/deliveries/msg_01"));
        browser.click("Object before and after");
        browser.click(By.cssSelector(".attempt:last-child summary"));
        browser.photograph(folder.resolve("delivery.png"));
        browser.open(server.url("/#/explain?delivery=msg_01"));
        browser.click(By.cssSelector("form button[type=submit]"));
        browser.see("What would happen");
        browser.photograph(folder.resolve("explain.png"));
        server.admin().storeIsDown = true;
        browser.open(server.url("/#/logs"));
        browser.photograph(folder.resolve("error.png"));
        server.hold();
        browser.begin(server.url("/"));
        browser.find(By.cssSelector(".loading"));
        browser.photograph(folder.resolve("loading.png"));
        server.release();
        show(folder);
    }

    private static void show(Path folder) throws IOException {
        Files.createDirectories(DOCS);
        for (String picture : SHOWN) {
            Path file = folder.resolveSibling(picture + ".png");
            if (file.startsWith(folder)) {
                String name = picture.replaceFirst("1280-light/(.*)", "$1")
                        .replaceFirst("1280-dark/(.*)", "$1-dark")
                        .replaceFirst("400-light/(.*)", "$1-narrow");
                copySmall(file, DOCS.resolve("console-" + name + ".png"));
            }
        }
    }

    /** Packs a picture as tightly as PNG allows, and leaves out what is far down. */
    private static void copySmall(Path from, Path to) throws IOException {
        BufferedImage picture = ImageIO.read(from.toFile());
        int height = Math.min(picture.getHeight(), MAX_SHOWN_HEIGHT);
        BufferedImage small = new BufferedImage(picture.getWidth(), height, BufferedImage.TYPE_INT_RGB);
        small.createGraphics().drawImage(picture, 0, 0, null);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(Files.newOutputStream(to))) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(0);
            writer.setOutput(out);
            writer.write(null, new IIOImage(small, null, null), parameters);
        } finally {
            writer.dispose();
        }
        assertThat(to).satisfies(file -> assertThat(Files.size(file)).isLessThan(MAX_SHOWN_BYTES));
    }

    private static void fill(MapWebhookAdmin admin) {
        admin.webhooks()
                .create(Webhook.to("https://inventory.example.com/api/object-created")
                        .id("inventory")
                        .name("Notify the inventory system")
                        .on(EventType.CREATE)
                        .build());
        admin.webhooks()
                .create(Webhook.to("https://audit.example.com/webhooks/object-deleted")
                        .id("audit")
                        .name("Log deletions to the audit trail")
                        .on(EventType.DELETE)
                        .header("Authorization", "Bearer 1")
                        .build());
        admin.webhooks()
                .create(Webhook.to("https://tickets.example.com/hooks/6f1c2a/cmdb?project=operations&queue=hardware")
                        .id("tickets")
                        .name("Tickets")
                        .on(EventType.CREATE, EventType.UPDATE, EventType.DELETE)
                        .objectTypes("server", "workstation")
                        .filter(Filter.allOf(
                                Filter.changed("status").to("active"),
                                Filter.anyOf(Filter.after("cpu").greaterThan(4))))
                        .header("X-Team", "ops")
                        .build());
        admin.webhooks()
                .create(Webhook.to("https://dns.example.com/sync")
                        .id("dns")
                        .name("DNS records")
                        .on(EventType.CREATE, EventType.UPDATE)
                        .build());
        admin.webhooks()
                .create(Webhook.to("https://wiki.example.com/hook")
                        .id("wiki")
                        .name("Wiki pages")
                        .on(EventType.UPDATE)
                        .inactive("the receiver answered 410 Gone on 23 November")
                        .build());
        health(admin, "inventory", 0, 0, Outcome.DELIVERED, 201, false);
        health(admin, "audit", 2, 3, Outcome.REJECTED, 500, false);
        health(admin, "tickets", 1000, 12, Outcome.THROTTLED, 503, true);
        health(admin, "wiki", 0, 1, Outcome.GONE, 410, false);
        trends(admin);
        remember(admin);
        admin.hours = Samples.hours();
        for (int i = 0; i < 12; i++) {
            String id = "msg_%02d".formatted(i);
            String webhook = i % 3 == 0 ? "inventory" : "audit";
            admin.deliveries.put(
                    id, i % 4 == 1 ? Samples.dead(id, webhook, 7 * i) : Samples.delivered(id, webhook, 7 * i));
        }
        admin.deliveries.values().stream()
                .flatMap(details -> details.attempts().stream())
                .map(attempt -> attempt.request().bodySha256())
                .filter(Objects::nonNull)
                .forEach(hash -> admin.bodies.put(hash, Samples.BODY.getBytes(StandardCharsets.UTF_8)));
        admin.deliveries().redeliver("msg_05");
    }

    private static void trends(MapWebhookAdmin admin) {
        String[] ids = {"inventory", "audit", "tickets", "dns"};
        for (int i = 0; i < ids.length; i++) {
            List<WebhookTrend.Hour> hours = new ArrayList<>();
            for (int hour = 0; hour < WebhookTrend.HOURS; hour++) {
                long all = Math.round((20 + 15 * Math.sin((hour + 3 * i) / 3.5)) * (1 + i % 2));
                long failed = i == 1 && hour > 18 ? all / 2 : i == 2 ? (hour > 20 ? all : all / 12) : 0;
                hours.add(new WebhookTrend.Hour(
                        START.truncatedTo(ChronoUnit.HOURS).plus(hour - 23L, ChronoUnit.HOURS), all - failed, failed));
            }
            Instant failingSince = i == 2 ? START.minus(Duration.ofHours(3)) : null;
            admin.trends.put(
                    ids[i],
                    new WebhookTrend(ids[i], hours, Duration.ofMillis(i == 2 ? 2300 : 85 + 40L * i), failingSince));
        }
    }

    private static void remember(MapWebhookAdmin admin) {
        admin.webhooks()
                .update(Webhook.copyOf(admin.webhooks().find("tickets").orElseThrow())
                        .state(WebhookState.NONE.withTracedUntil(START.plus(Duration.ofDays(1))))
                        .build());
        admin.backfills.put("tickets", new BackfillProgress("tickets", "7", 1200, 34, START, START, false));
        String[][] skipped = {
            {"update", "server/42", "FILTER", "status: 'active' did not change"},
            {"update", "server/17", "CHANGED_FIELDS", "nothing changed but excluded fields: lastSeen"},
            {
                "create",
                "printer/3",
                "OBJECT_TYPE",
                "the webhook listens to [server, workstation], the object is a 'printer'"
            }
        };
        for (String[] event : skipped) {
            int slash = event[1].indexOf('/');
            admin.skipped.add(new SkippedEvent(
                    "evt_" + event[1],
                    "tickets",
                    EventType.of(event[0]),
                    event[1].substring(0, slash),
                    event[1].substring(slash + 1),
                    START,
                    Rule.valueOf(event[2]),
                    event[3]));
        }
        Field url =
                new Field("url", "https://tickets.example.com/hook", "https://tickets.example.com/hooks/6f1c2a/cmdb");
        Field format = new Field("format", "standard", "datagerry");
        change(
                admin,
                "webhooks4j",
                "wiki",
                Action.UPDATED,
                new Field("active", "true", "false"),
                new Field("inactiveReason", "", "the receiver answered 410 Gone on 23 November"));
        change(admin, "alice", "tickets", Action.UPDATED, url);
        change(
                admin,
                "bob",
                "dns",
                Action.CREATED,
                new Field("name", "", "DNS records"),
                url,
                format,
                new Field("eventTypes", "", "create, update"));
        change(admin, null, "wh_old", Action.DELETED, new Field("name", "Old", ""), url, format, format);
        admin.importEntries = List.of(
                new ImportReport.Entry(
                        "billing",
                        ImportReport.Result.CREATED,
                        List.of(
                                new Field("name", "", "Billing"),
                                new Field("url", "", "https://billing.example.com/hook"))),
                new ImportReport.Entry("tickets", ImportReport.Result.UPDATED, List.of(url)),
                new ImportReport.Entry("audit", ImportReport.Result.UNCHANGED, List.of()));
    }

    private static void change(
            MapWebhookAdmin admin, @Nullable String actor, String webhook, Action action, Field... fields) {
        Instant at = START.minus(Duration.ofMinutes(37L * admin.changes.size()));
        admin.changes.add(new WebhookChange(at.toString(), at, actor, webhook, action, List.of(fields)));
    }

    private static void health(
            MapWebhookAdmin admin, String id, int pending, int dead, Outcome outcome, int status, boolean open) {
        admin.health.put(id, new WebhookHealth(id, pending, dead, outcome, status, START, open, null));
    }
}
