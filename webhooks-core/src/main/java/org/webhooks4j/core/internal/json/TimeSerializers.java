package org.webhooks4j.core.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.CalendarSerializer;
import com.fasterxml.jackson.databind.ser.std.DateSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializerBase;
import com.fasterxml.jackson.databind.util.StdDateFormat;
import java.io.IOException;
import java.util.Calendar;
import java.util.Date;

/**
 * Serializes dates and times with {@link IsoTimes}. {@link Date} and {@link Calendar} values are written like the equal
 * {@link java.time.Instant}, unless the host or an annotation sets a format.
 */
final class TimeSerializers {

    private TimeSerializers() {}

    /** Returns the serializer for values of {@code java.time}. */
    static JsonSerializer<?> ofTime() {
        return new Time();
    }

    /** Returns the serializer for map keys. */
    static JsonSerializer<?> ofKey() {
        return new Key();
    }

    /** Returns the replacement for Jackson's own serializer of dates and calendars; any other serializer unchanged. */
    static JsonSerializer<?> inPlaceOf(JsonSerializer<?> serializer, SerializationConfig config) {
        if (config.isEnabled(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS) || !hasDefaultFormat(config)) {
            return serializer;
        }
        if (serializer.getClass() == DateSerializer.class) {
            return new OldDate();
        }
        return serializer.getClass() == CalendarSerializer.class ? new OldCalendar() : serializer;
    }

    /** Returns whether the keys of a class are dates or times without a configured format. */
    static boolean isPlainKey(Class<?> type, SerializationConfig config) {
        if (Date.class.isAssignableFrom(type) || Calendar.class.isAssignableFrom(type)) {
            return !config.isEnabled(SerializationFeature.WRITE_DATE_KEYS_AS_TIMESTAMPS) && hasDefaultFormat(config);
        }
        return IsoTimes.isTime(type);
    }

    // Setting a format or a time zone replaces the instance.
    @SuppressWarnings("ReferenceEquality")
    private static boolean hasDefaultFormat(SerializationConfig config) {
        return config.getDateFormat() == StdDateFormat.instance;
    }

    private static final class Time extends ToStringSerializerBase {

        private static final long serialVersionUID = 1;

        Time() {
            super(Object.class);
        }

        @Override
        public String valueToString(Object time) {
            return IsoTimes.text(time);
        }
    }

    private static final class Key extends JsonSerializer<Object> {

        @Override
        public void serialize(Object key, JsonGenerator json, SerializerProvider serializers) throws IOException {
            json.writeFieldName(IsoTimes.text(key));
        }
    }

    /** For an annotation with a format, Jackson's own serializer is used. */
    private static final class OldDate extends DateSerializer {

        private static final long serialVersionUID = 1;

        @Override
        public void serialize(Date date, JsonGenerator json, SerializerProvider serializers) throws IOException {
            json.writeString(IsoTimes.text(date));
        }
    }

    private static final class OldCalendar extends CalendarSerializer {

        private static final long serialVersionUID = 1;

        @Override
        public void serialize(Calendar calendar, JsonGenerator json, SerializerProvider serializers)
                throws IOException {
            json.writeString(IsoTimes.text(calendar));
        }
    }
}
