package org.webhooks4j.core.internal.json;

import java.time.Year;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalField;

/** A first quarter: a time that neither the JDK nor Jackson knows. */
record Quarter(Year year) implements TemporalAccessor {

    @Override
    public boolean isSupported(TemporalField field) {
        return year.isSupported(field);
    }

    @Override
    public long getLong(TemporalField field) {
        return year.getLong(field);
    }

    @Override
    public String toString() {
        return year + "-Q1";
    }
}
