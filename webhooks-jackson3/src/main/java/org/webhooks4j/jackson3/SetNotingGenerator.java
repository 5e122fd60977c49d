package org.webhooks4j.jackson3;

import java.util.BitSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.core.util.JsonGeneratorDelegate;

/** Writes through another generator, notes which of the lists that it writes are sets, and refuses what is no JSON. */
final class SetNotingGenerator extends JsonGeneratorDelegate {

    private final BitSet sets = new BitSet();
    private int lists;

    SetNotingGenerator(JsonGenerator writer) {
        // Values that are objects of their own are written through this generator, too.
        super(writer, false);
    }

    /** Returns which of the lists are sets, by the order in which they begin. */
    BitSet sets() {
        return sets;
    }

    private void begins(@Nullable Object list) {
        sets.set(lists++, list instanceof Set);
    }

    @Override
    public JsonGenerator writeStartArray() {
        begins(null);
        return super.writeStartArray();
    }

    @Override
    public JsonGenerator writeStartArray(Object list) {
        begins(list);
        return super.writeStartArray(list);
    }

    @Override
    public JsonGenerator writeStartArray(Object list, int size) {
        begins(list);
        return super.writeStartArray(list, size);
    }

    @Override
    public JsonGenerator writeArray(int[] array, int offset, int length) {
        begins(null);
        return super.writeArray(array, offset, length);
    }

    @Override
    public JsonGenerator writeArray(long[] array, int offset, int length) {
        begins(null);
        return super.writeArray(array, offset, length);
    }

    @Override
    public JsonGenerator writeArray(double[] array, int offset, int length) {
        writeStartArray(array, length);
        for (int i = offset; i < offset + length; i++) {
            writeNumber(array[i]);
        }
        return writeEndArray();
    }

    @Override
    public JsonGenerator writeArray(String[] array, int offset, int length) {
        begins(null);
        return super.writeArray(array, offset, length);
    }

    @Override
    public JsonGenerator writeNumber(double number) {
        if (!Double.isFinite(number)) {
            throw new UnwritableNumberException();
        }
        return super.writeNumber(number);
    }

    @Override
    public JsonGenerator writeNumber(float number) {
        if (!Float.isFinite(number)) {
            throw new UnwritableNumberException();
        }
        return super.writeNumber(number);
    }

    @Override
    public JsonGenerator writeRawValue(String json) {
        countListsIn(json);
        return super.writeRawValue(json);
    }

    @Override
    public JsonGenerator writeRawValue(String text, int offset, int length) {
        return writeRawValue(text.substring(offset, offset + length));
    }

    @Override
    public JsonGenerator writeRawValue(char[] text, int offset, int length) {
        return writeRawValue(new String(text, offset, length));
    }

    @Override
    public JsonGenerator writeRawValue(SerializableString json) {
        return writeRawValue(json.getValue());
    }

    /** Counts what begins outside of strings. Whether the text is JSON at all is seen when it is read. */
    private void countListsIn(String json) {
        boolean inString = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c == '"') {
                inString = !inString;
            } else if (c == '\\' && inString) {
                i++;
            } else if (c == '[' && !inString) {
                begins(null);
            }
        }
    }
}
