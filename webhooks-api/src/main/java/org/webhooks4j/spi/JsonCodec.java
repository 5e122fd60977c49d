package org.webhooks4j.spi;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.UnreadableObjectException;

/**
 * Converts between host objects, JSON trees and JSON text. A tree consists of {@code Map<String, ?>}, {@code List<?>},
 * {@code String}, {@code Boolean}, null and the numbers {@code Long}, {@code BigInteger} (only beyond a long) and
 * {@code BigDecimal}.
 *
 * <p>Numbers keep all their digits and text keeps all its characters, in both directions. A {@link java.util.Set}
 * becomes a list whose order depends only on its elements, so that equal sets give equal trees. Thread-safe.
 */
public interface JsonCodec {

    /**
     * Converts a host object completely.
     *
     * @param object a record, bean, map or JSON tree
     * @return its fields as a tree that shares nothing mutable with the object
     * @throws UnreadableObjectException if the object cannot be read, or is a list or a single value instead of a JSON
     *     object
     */
    Map<String, @Nullable Object> toTree(Object object);

    /**
     * Writes a tree, or a part of one.
     *
     * @param tree a map, list, string, number, boolean or null
     * @return JSON text without unnecessary whitespace
     */
    String write(@Nullable Object tree);

    /**
     * Parses JSON text.
     *
     * @param json text of a JSON object
     * @return the tree
     * @throws IllegalArgumentException if the text is not a JSON object; the message says where
     */
    Map<String, @Nullable Object> parse(String json);
}
