package org.webhooks4j.core.internal.json;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.UnreadableObjectException;
import org.webhooks4j.core.internal.fault.Faults;
import org.webhooks4j.spi.JsonCodec;

/** Wraps a host's codec so that it fails only with documented exceptions and never returns null. */
public final class CheckedCodec implements JsonCodec {

    private final JsonCodec codec;

    /** Creates a check around a codec. */
    public CheckedCodec(JsonCodec codec) {
        this.codec = codec;
    }

    @Override
    @SuppressWarnings("ConstantValue") // The host's code may have been compiled without null checks.
    public Map<String, @Nullable Object> toTree(Object object) {
        Map<String, @Nullable Object> tree;
        try {
            tree = codec.toTree(object);
        } catch (UnreadableObjectException documented) {
            throw documented;
        } catch (Throwable e) {
            throw new UnreadableObjectException(
                    object.getClass().getName() + " cannot be read: " + name() + " failed: " + Faults.describe(e), e);
        }
        if (tree == null) {
            throw new UnreadableObjectException(
                    object.getClass().getName() + " cannot be read: " + name() + " returned null", null);
        }
        return tree;
    }

    @Override
    @SuppressWarnings("ConstantValue")
    public String write(@Nullable Object tree) {
        String text = codec.write(tree);
        if (text == null) {
            throw new IllegalStateException(name() + " wrote null in place of JSON text");
        }
        return text;
    }

    @Override
    @SuppressWarnings("ConstantValue")
    public Map<String, @Nullable Object> parse(String json) {
        Map<String, @Nullable Object> tree = codec.parse(json);
        if (tree == null) {
            throw new IllegalArgumentException(name() + " read null out of JSON text");
        }
        return tree;
    }

    private String name() {
        return "the codec " + codec.getClass().getName();
    }
}
