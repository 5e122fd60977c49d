package org.webhooks4j.testkit;

import java.util.List;
import java.util.function.Function;

/** Gives each reply once, and then repeats the last one. */
final class ReplyScript implements Function<WebhookRequest, Reply> {

    private final List<Reply> replies;
    private int next;

    ReplyScript(List<Reply> replies) {
        if (replies.isEmpty()) {
            throw new IllegalArgumentException("there is no reply; pass at least one, such as 200");
        }
        this.replies = List.copyOf(replies);
    }

    @Override
    public synchronized Reply apply(WebhookRequest request) {
        Reply reply = replies.get(next);
        next = Math.min(next + 1, replies.size() - 1);
        return reply;
    }
}
