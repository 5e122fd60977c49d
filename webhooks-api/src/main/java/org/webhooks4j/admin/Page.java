package org.webhooks4j.admin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a longer list.
 *
 * @param items the page's items
 * @param next the cursor of the next page, or null if this is the last page
 * @param <T> the type of the items
 */
public record Page<T>(List<T> items, @Nullable String next) {}
