package org.webhooks4j.admin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a longer list.
 *
 * @param items the part
 * @param next what to ask for the next part with, or null if this is the last
 * @param <T> what the list holds
 */
public record Page<T>(List<T> items, @Nullable String next) {}
