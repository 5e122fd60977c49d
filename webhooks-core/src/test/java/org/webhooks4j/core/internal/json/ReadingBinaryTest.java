package org.webhooks4j.core.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.rowset.serial.SerialBlob;
import javax.sql.rowset.serial.SerialClob;
import org.junit.jupiter.api.Test;
import org.webhooks4j.UnreadableObjectException;
import org.webhooks4j.internal.json.TreePath;

/** Tests objects that Jackson alone would write empty or incomplete. */
class ReadingBinaryTest {

    private static final byte[] BYTES = "abc".getBytes(UTF_8);

    private final JacksonJsonCodec codec = new JacksonJsonCodec();

    @Retention(RetentionPolicy.RUNTIME)
    @interface Entity {}

    record Holder(Object value) {}

    /** An entity without getters. */
    @Entity
    static final class WithoutGetters {
        String name = "web-01";
    }

    @Entity
    record Marker() {}

    @Entity
    static final class Dynamic {

        @JsonAnyGetter
        public Map<String, Object> fields() {
            return Map.of("name", "web-01");
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonTypeName("idle")
    static final class Idle {}

    record Machine(Idle state) {}

    /** A blob without an end. */
    static final class Endless extends SerialBlob {

        private static final long serialVersionUID = 1;

        Endless() throws SQLException {
            super(new byte[0]);
        }

        @Override
        public InputStream getBinaryStream() {
            return new InputStream() {
                @Override
                public int read() {
                    return 1;
                }

                @Override
                public int read(byte[] into, int offset, int length) throws IOException {
                    return length;
                }
            };
        }
    }

    @Test
    void buffersOfAnyKindAreTheirBytesAndStayAsTheyAre() {
        ByteBuffer direct =
                ByteBuffer.allocateDirect(5).put((byte) 0).put(BYTES).flip();
        direct.get();
        ByteBuffer array = ByteBuffer.wrap(BYTES);

        assertThat(read(direct)).isEqualTo("YWJj");
        assertThat(read(direct)).isEqualTo("YWJj");
        assertThat(read(array)).isEqualTo("YWJj");
        assertThat(read(array.asReadOnlyBuffer())).isEqualTo("YWJj");
        assertThat(read(ByteBuffer.wrap(new byte[] {0, 'a', 'b', 'c', 0}, 1, 3).slice()))
                .isEqualTo("YWJj");
    }

    @Test
    void largeObjectsOfADatabaseAreTheirContent() throws SQLException {
        assertThat(read(new SerialBlob(BYTES))).isEqualTo("YWJj");
        assertThat(read(new SerialClob("abc \uD83D\uDE00".toCharArray()))).isEqualTo("abc \uD83D\uDE00");
    }

    @Test
    void aLargeObjectThatIsTooLargeIsRefusedAndNotReadToItsEnd() throws SQLException {
        assertThat(refused(new Holder(new Endless())))
                .hasMessageContaining("holder.value has more than 16777216 bytes or characters; leave it out with");
    }

    @Test
    void aLargeObjectThatIsClosedIsRefusedWithItsReason() throws SQLException {
        SerialBlob freed = new SerialBlob(BYTES);
        freed.free();

        assertThat(refused(new Holder(freed)))
                .hasMessageContaining("holder.value could not be read (javax.sql.rowset.serial.SerialException)");
    }

    @Test
    void aClassWithoutGettersIsRefusedWhateverAnnotationsItHas() {
        assertThat(refused(new WithoutGetters()))
                .hasMessageContaining("has nothing that can be read as JSON (" + WithoutGetters.class.getName() + ")");
        assertThat(refused(new Holder(new WithoutGetters()))).hasMessageContaining("holder.value has nothing");
    }

    @Test
    void anObjectThatTellsSomethingWithoutPropertiesIsRead() {
        assertThat(read(new Marker())).isEqualTo(Map.of());
        assertThat(codec.toTree(new Dynamic())).isEqualTo(Map.of("name", "web-01"));
        assertThat(codec.toTree(new Machine(new Idle()))).isEqualTo(Map.of("state", Map.of("kind", "idle")));
    }

    @Test
    void keysOfAnyLengthAndNumberAreReadBack() {
        String key = "k".repeat(60_000);
        Map<String, Object> tree = Map.of(key, 1L);
        assertThat(codec.parse(codec.write(tree))).isEqualTo(tree);
        assertThat(TreePath.parse("[\"" + key + ".\"]"))
                .extracting(TreePath.Step::field)
                .containsExactly(key + ".");
    }

    private Object read(Object value) {
        return codec.toTree(new Holder(value)).get("value");
    }

    private UnreadableObjectException refused(Object object) {
        return catchThrowableOfType(UnreadableObjectException.class, () -> codec.toTree(object));
    }
}
