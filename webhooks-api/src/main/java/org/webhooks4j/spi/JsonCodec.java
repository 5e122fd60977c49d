package org.webhooks4j.spi;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.UnreadableObjectException;

/**
 * Between host objects, JSON trees and JSON text. A tree consists of {@code Map<String, ?>}, {@code List<?>},
 * {@code String}, {@code Boolean}, null and the numbers {@code Long}, {@code BigInteger} (only beyond a long) and
 * {@code BigDecimal}.
 *
 * <p>Numbers keep all their digits and text all its characters, both ways. A {@link java.util.Set} becomes a list whose
 * order depends on its elements alone, so that equal sets give equal trees. Safe for use by many threads.
 */
public interface JsonCodec {

    /**
     * Reads a host object completely.
     *
     * @param object a record, bean, map or JSON tree
     * @return its fields as a tree that shares nothing mutable with the object
     * @throws UnreadableObjectException if it cannot be read, or is not a JSON object but a list or a single value
     */
    Map<String, @Nullable Object> toTree(Object object);

    /**
     * Writes a tree, or a part of one.
     *
     * @param tree a tree's map, list, text, number, boolean or null
     * @return JSON text without needless blanks
     */
    String write(@Nullable Object tree);

    /**
     * Reads JSON text.
     *
     * @param json text of a JSON object
     * @return the tree
     * @throws IllegalArgumentException if the text is not a JSON object; the message says where
     */
    Map<String, @Nullable Object> parse(String json);
}
