package org.webhooks4j.console.internal.pages;

import java.nio.charset.StandardCharsets;
import org.webhooks4j.console.internal.http.EntityTag;

/** A file of the pages, with a tag of its content. */
final class PageFile {

    private final byte[] content;
    private final String tag;

    PageFile(byte[] content) {
        this.content = content;
        this.tag = EntityTag.of(content);
    }

    static PageFile of(String text) {
        return new PageFile(text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] content() {
        return content;
    }

    String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    String tag() {
        return tag;
    }
}
