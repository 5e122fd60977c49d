package org.webhooks4j.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.webhooks4j.EventType;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.admin.WebhookHealth;

/** How the pages fit into windows of any width, and into the reader's own colours. */
class LayoutPagesTest extends PageTest {

    private static final int NARROW = 400;
    private static final long MAX_HEIGHT = 8_000;

    /** Words of buttons, badges, switches and headings that stand in more than one line, and what is cut off. */
    private static final String BROKEN = """
            const lines = element => {
              const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
              const tops = new Set();
              while (walker.nextNode()) {
                const range = document.createRange();
                range.selectNodeContents(walker.currentNode);
                [...range.getClientRects()].filter(box => box.width > 1).forEach(box => tops.add(Math.round(box.top)));
              }
              return tops.size;
            };
            const words = [...document.querySelectorAll(
              'main :is(.button, .badge:not(.long), .switch-label, th, time, .number)')];
            return words.filter(word => word.checkVisibility() && (lines(word) > 1 || word.scrollWidth > word.clientWidth + 1
                && getComputedStyle(word).display !== 'inline'))
              .map(word => word.textContent);
            """;

    /** URLs in the list and of requests with a line that ends within a word. */
    private static final String CUT_URLS = """
            const cuts = element => {
              const characters = [];
              const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
              while (walker.nextNode()) {
                const text = walker.currentNode;
                for (let i = 0; i < text.length; i++) {
                  const range = document.createRange();
                  range.setStart(text, i);
                  range.setEnd(text, i + 1);
                  characters.push([text.data[i], range.getBoundingClientRect().top]);
                }
              }
              return characters.filter(([character, top], i) =>
                  characters[i + 1]?.[1] > top && !'/.?&=_:-…'.includes(character));
            };
            return [...document.querySelectorAll('td > .url, td > .url > .brief, .attempt .facts code')]
              .filter(url => !url.querySelector('.brief') && url.textContent.startsWith('https:'))
              .filter(url => cuts(url).length)
              .map(url => url.textContent);
            """;

    @AfterEach
    void usualWindow() {
        browser.appear(1280, "light");
    }

    private void fill() {
        for (int i = 0; i < 130; i++) {
            String id = "wh_%03d".formatted(i);
            admin.webhooks()
                    .create(Webhook.to("https://inventory.example.com/hooks/6f1c2a/cmdb/" + i + "?project=operations")
                            .id(id)
                            .name("Synchronization with system %03d".formatted(i))
                            .on(EventType.CREATE, EventType.UPDATE, EventType.DELETE)
                            .build());
            admin.health.put(id, new WebhookHealth(id, 1000, 1000, Outcome.THROTTLED, 503, Samples.START, true, null));
            admin.trends.put(id, Samples.trend(id, 10, Samples.START));
        }
        admin.webhooks()
                .create(Webhook.to("https://wiki.example.com/hook")
                        .name("Former system")
                        .on(EventType.UPDATE)
                        .inactive("the receiver answered 410 Gone on 23 November")
                        .build());
        for (int i = 0; i < 60; i++) {
            admin.deliveries.put("msg_" + i, Samples.dead("msg_" + i, "wh_00" + i % 10, i));
        }
        admin.hours = Samples.hours();
    }

    private static final List<String> PAGES =
            List.of("/", "/#/webhooks/wh_001", "/#/webhooks/new", "/#/logs", "/#/deliveries/msg_2", "/#/explain");

    @Test
    void wordsAreWholeAndNothingIsScrolledSidewaysAtAnyWidth() {
        fill();
        for (String page : PAGES) {
            browser.open(server.url(page));
            browser.seeNoMore("Loading…");
            for (int width : new int[] {1920, 1440, 1280, 1201, 1024, 961, 890, 820, 721, 600, NARROW}) {
                browser.appear(width, "light");
                assertThat(browser.run(BROKEN)).as(page + " at " + width).isEqualTo(List.of());
                assertThat(browser.run(
                                "return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                        .as(page + " at " + width)
                        .isEqualTo(0L);
                assertThat(browser.run("return [...document.querySelectorAll('.scroll')].filter(box =>"
                                + " box.checkVisibility() && box.scrollWidth > box.clientWidth + 1).length"))
                        .as("tables on " + page + " at " + width)
                        .isEqualTo(0L);
            }
        }
    }

    @Test
    void aUrlInTheListIsWholeOrShowsItsBeginningAndItsEnd() {
        String fits = "https://inventory.example.com/api/object-created";
        String isLong = "https://automation.example.com/departments/operations/europe/services/inventory/receive";
        admin.webhooks()
                .create(Webhook.to(fits).name("Fits").on(EventType.CREATE).build());
        admin.webhooks()
                .create(Webhook.to(isLong).name("Long").on(EventType.CREATE).build());
        browser.open(server.url("/"));
        browser.seeNoMore("Loading…");
        for (int width : new int[] {1920, 1280, 1201, NARROW}) {
            browser.appear(width, "light");
            assertThat(seenUrls())
                    .as("at " + width)
                    .containsExactly(fits, "https://automation.example.com/…inventory/receive");
            assertThat(browser.run("return [...document.querySelectorAll('td > .url')].every(url =>"
                            + " url.scrollWidth <= url.clientWidth && url.scrollHeight <= url.clientHeight)"))
                    .as("nothing is cut off at " + width)
                    .isEqualTo(true);
        }
        assertThat(browser.run("return [...document.querySelectorAll('td > .url')].map(url => url.title)"))
                .isEqualTo(List.of(fits, isLong));

        browser.appear(1280, "light");
        browser.tabTo("Long");
        assertThat(seenUrls()).containsExactly(fits, isLong);
    }

    /** The URLs as they are painted, without what only screen readers are told. */
    @SuppressWarnings("unchecked")
    private List<String> seenUrls() {
        return (List<String>)
                browser.run("return [...document.querySelectorAll('td > .url')].map(url => [...url.childNodes]"
                        + ".filter(part => part.nodeType === Node.TEXT_NODE || part.getBoundingClientRect().width > 1)"
                        + ".map(part => part.textContent).join(''))");
    }

    @Test
    void aUrlInTheListBreaksBetweenItsWords() {
        List<String> urls = List.of(
                "https://inventory.example.com/api/object-created",
                "https://audit.example.com/webhooks/object-deleted",
                "https://hooks.example.com/services/workstations?project=operations&queue=hardware",
                "https://synchronization.example.com/departments/operations/a-very-long-path/to/the_receiver",
                "https://example.com:8443/webhook");
        urls.forEach(url -> admin.webhooks()
                .create(Webhook.to(url).name(url).on(EventType.CREATE).build()));
        browser.open(server.url("/"));
        browser.seeNoMore("Loading…");
        for (int width : new int[] {1920, 1440, 1280, 1201, 1200, 1024}) {
            browser.appear(width, "light");
            assertThat(browser.run(CUT_URLS)).as("at " + width).isEqualTo(List.of());
        }
    }

    @Test
    void theUrlOfARequestBreaksBetweenItsWords() {
        log();
        browser.open(server.url("/#/deliveries/msg_2"));
        browser.click(By.cssSelector(".attempt summary"));
        browser.find(By.cssSelector(".attempt[open] .facts code"));
        for (int width : new int[] {1920, 1280, 1024, 600, NARROW}) {
            browser.appear(width, "light");
            assertThat(browser.run(CUT_URLS)).as("at " + width).isEqualTo(List.of());
        }
    }

    @Test
    void aPageOnATelephoneIsNotEndless() {
        fill();
        browser.appear(NARROW, "light");
        for (String page : PAGES) {
            browser.open(server.url(page));
            browser.seeNoMore("Loading…");
            assertThat((Long) browser.run("return document.documentElement.scrollHeight"))
                    .as(page)
                    .isLessThan(MAX_HEIGHT);
        }
    }

    @Test
    void whatColoursSayIsSeenInTheReadersOwnColours() {
        admin.webhooks().deactivate(sample("Off"));
        sample("On");
        admin.hours = Samples.hours();
        browser.forceColors();
        browser.open(server.url("/"));
        browser.until("the chart", () -> browser.findAll(".swatch").size() == 6);

        assertThat(style(".switch input:checked + .track", "backgroundColor"))
                .isNotEqualTo(style(".switch input:not(:checked) + .track", "backgroundColor"));
        assertThat(style(".switch input:not(:checked) + .track", "borderTopColor"))
                .isNotEqualTo(style("body", "backgroundColor"));
        assertThat(style("nav [aria-current]", "borderBottomColor"))
                .isNotEqualTo(style("nav a:not([aria-current])", "borderBottomColor"));
        assertThat(style("nav a:not([aria-current])", "borderBottomColor")).isEqualTo(style("body", "backgroundColor"));
        Set<String> swatches = new TreeSet<>();
        for (String kind : List.of("delivered", "refused", "silent")) {
            swatches.add(style(".swatch." + kind, "backgroundColor"));
            assertThat(style(".swatch." + kind, "backgroundColor")).isEqualTo(style(".bar." + kind, "fill"));
        }
        assertThat(swatches).hasSize(3).doesNotContain(style("body", "backgroundColor"));
    }

    private static String style(String selector, String property) {
        return String.valueOf(
                browser.run("return getComputedStyle(document.querySelector(\"" + selector + "\"))." + property));
    }
}
