package org.webhooks4j.core.internal.json;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.base.GeneratorBase;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.json.TreeNumbers;
import org.webhooks4j.internal.text.CleanText;

/**
 * A Jackson generator that builds a tree from a host object: in one pass, without intermediate text, and keeping every
 * digit.
 */
final class TreeGenerator extends GeneratorBase {

    /** The limit for streamed values, which may be larger than the memory. */
    private static final int MAX_STREAMED = 1 << 24;

    private static final int BUFFER = 8192;

    private final String rootName;
    private final Deque<Object> open = new ArrayDeque<>();
    private @Nullable Object root;

    /** Creates a generator for one object. Messages use the given name for it. */
    // Jackson 2.15, which hosts may still use, does not have the constructor that replaces this one.
    @SuppressWarnings("deprecation")
    TreeGenerator(ObjectCodec codec, String rootName) {
        super(0, codec);
        this.rootName = rootName;
    }

    /** Returns the current path of the generator. */
    String path() {
        return ObjectPath.of(rootName, _writeContext);
    }

    /** Returns the finished tree. */
    @Nullable
    Object tree() {
        return root;
    }

    @Override
    public void writeStartObject() {
        descend(new LinkedHashMap<String, @Nullable Object>());
        _writeContext = _writeContext.createChildObjectContext();
    }

    @Override
    public void writeEndObject() {
        _writeContext = _writeContext.clearAndGetParent();
        attach(Collections.unmodifiableMap(JsonTreeRules.map(open.pop())));
    }

    @Override
    public void writeStartArray() {
        descend(new ArrayList<@Nullable Object>());
        _writeContext = _writeContext.createChildArrayContext();
    }

    @Override
    public void writeEndArray() {
        boolean isSet = _writeContext.getCurrentValue() instanceof Set;
        _writeContext = _writeContext.clearAndGetParent();
        List<@Nullable Object> elements = JsonTreeRules.list(open.pop());
        if (isSet) {
            SetElementOrder.sort(elements);
        }
        attach(Collections.unmodifiableList(elements));
    }

    @Override
    public void writeFieldName(String name) throws IOException {
        String wellFormed = CleanText.wellFormed(name);
        _writeContext.writeFieldName(wellFormed);
        boolean isThere = open.peek() instanceof Map<?, ?> fields && fields.containsKey(wellFormed);
        // For a bean, Jackson lets the last property win; of a map, no entry may be lost.
        if (isThere && _writeContext.getCurrentValue() instanceof Map) {
            throw new UnwritableValueException(
                    path(), "is there twice: two keys of the map are the same as text, such as 1 and \"1\"");
        }
    }

    @Override
    public void writeString(String text) {
        add(CleanText.wellFormed(text));
    }

    @Override
    public void writeString(char[] buffer, int offset, int length) {
        writeString(new String(buffer, offset, length));
    }

    @Override
    public void writeUTF8String(byte[] buffer, int offset, int length) {
        writeString(new String(buffer, offset, length, StandardCharsets.UTF_8));
    }

    @Override
    public void writeRawUTF8String(byte[] buffer, int offset, int length) {
        writeRaw('"' + new String(buffer, offset, length, StandardCharsets.UTF_8) + '"');
    }

    @Override
    public void writeRaw(String json) {
        _writeContext.writeValue();
        Object value;
        try {
            value = JsonTreeParser.value(json);
        } catch (IllegalArgumentException e) {
            throw new UnwritableValueException(path(), "is raw text that is not JSON");
        }
        if (!JsonTreeRules.isWithin(value, JsonTreeRules.MAX_DEPTH - open.size())) {
            throw tooDeep();
        }
        attach(value);
    }

    @Override
    public void writeRaw(String text, int offset, int length) {
        writeRaw(text.substring(offset, offset + length));
    }

    @Override
    public void writeRaw(char[] text, int offset, int length) {
        writeRaw(new String(text, offset, length));
    }

    @Override
    public void writeRaw(char c) {
        writeRaw(String.valueOf(c));
    }

    @Override
    public void writeBinary(Base64Variant variant, byte[] data, int offset, int length) {
        add(variant.encode(Arrays.copyOfRange(data, offset, offset + length)));
    }

    @Override
    public int writeBinary(Base64Variant variant, InputStream data, int length) throws IOException {
        byte[] bytes = data.readNBytes(MAX_STREAMED + 1);
        if (bytes.length > MAX_STREAMED) {
            throw tooLong();
        }
        add(variant.encode(bytes));
        return bytes.length;
    }

    @Override
    public void writeString(Reader text, int length) throws IOException {
        char[] characters = new char[BUFFER];
        StringBuilder read = new StringBuilder();
        for (int n = text.read(characters); n >= 0; n = text.read(characters)) {
            read.append(characters, 0, n);
            if (read.length() > MAX_STREAMED) {
                throw tooLong();
            }
        }
        writeString(read.toString());
    }

    private UnwritableValueException tooLong() {
        _writeContext.writeValue();
        return new UnwritableValueException(path(), "has more than " + MAX_STREAMED + " bytes or characters");
    }

    @Override
    public void writeNumber(int number) {
        add((long) number);
    }

    @Override
    public void writeNumber(long number) {
        add(number);
    }

    @Override
    public void writeNumber(BigInteger number) {
        add(TreeNumbers.exact(number));
    }

    @Override
    public void writeNumber(double number) {
        writeDecimal(Double.toString(number));
    }

    @Override
    public void writeNumber(float number) {
        writeDecimal(Float.toString(number));
    }

    @Override
    public void writeNumber(BigDecimal number) {
        _writeContext.writeValue();
        attachDecimal(number);
    }

    @Override
    public void writeNumber(String number) {
        writeDecimal(number);
    }

    @Override
    public void writeBoolean(boolean value) {
        add(value);
    }

    @Override
    public void writeNull() {
        add(null);
    }

    @Override
    public void flush() {}

    @Override
    protected void _releaseBuffers() {}

    @Override
    protected void _verifyValueWrite(String kind) {}

    private void writeDecimal(String digits) {
        _writeContext.writeValue();
        try {
            attachDecimal(new BigDecimal(digits));
        } catch (NumberFormatException e) {
            throw new UnwritableValueException(path(), "is NaN or infinite, and JSON has no such number");
        }
    }

    private void attachDecimal(BigDecimal number) {
        Number exact = TreeNumbers.exact(number);
        if (exact instanceof BigDecimal && !JsonTreeRules.isReadable(number)) {
            throw new UnwritableValueException(path(), "is a number with an exponent above " + Integer.MAX_VALUE);
        }
        attach(exact);
    }

    private UnwritableValueException tooDeep() {
        return new UnwritableValueException(path(), "is more than " + JsonTreeRules.MAX_DEPTH + " levels deep");
    }

    private void descend(Object container) {
        _writeContext.writeValue();
        if (open.size() == JsonTreeRules.MAX_DEPTH) {
            String cycle = ObjectPath.ofCycle(rootName, _writeContext);
            throw cycle == null
                    ? tooDeep()
                    : new UnwritableValueException(cycle, "is the same object as one that it is a part of: a cycle");
        }
        open.push(container);
    }

    private void add(@Nullable Object value) {
        _writeContext.writeValue();
        attach(value);
    }

    private void attach(@Nullable Object value) {
        Object parent = open.peek();
        if (parent instanceof Map) {
            JsonTreeRules.map(parent).put(_writeContext.getCurrentName(), value);
        } else if (parent instanceof List) {
            JsonTreeRules.list(parent).add(value);
        } else {
            root = value;
        }
    }
}
