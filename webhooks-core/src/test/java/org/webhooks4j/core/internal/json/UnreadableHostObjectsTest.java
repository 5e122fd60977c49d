package org.webhooks4j.core.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhooks4j.UnreadableObjectException;

class UnreadableHostObjectsTest {

    private static final String SECRET = "hunter2";

    private final JacksonJsonCodec codec = new JacksonJsonCodec();

    record Server(int id, Object owner) {}

    record Owner(String name, List<Object> servers) {}

    record Raw(@JsonRawValue String settings) {}

    static final class LazyInitializationException extends RuntimeException {

        LazyInitializationException(String message) {
            super(message);
        }
    }

    /** A collection as an object-relational mapper leaves it when its session is closed. */
    static final class ClosedCollection extends AbstractList<Object> {

        @Override
        public Object get(int index) {
            throw new LazyInitializationException("no session for " + SECRET);
        }

        @Override
        public int size() {
            throw new LazyInitializationException("no session for " + SECRET);
        }
    }

    interface Addressed {
        String getAddress();
    }

    static class Level {

        public Level getNext() {
            return new Level();
        }
    }

    static final class WithoutGetters {

        final int id = 42;
    }

    @Test
    void aBeanWithoutGettersIsRefusedWithWhatToDo() {
        assertThat(refused(new WithoutGetters()))
                .hasMessage("cannot read " + WithoutGetters.class.getName()
                        + ": withoutGetters has nothing that can be read as JSON (" + WithoutGetters.class.getName()
                        + "): it has no getters; say what is sent of it with describe(WithoutGetters.class,"
                        + " \"withoutGetters\", WithoutGetters::id, view), where view gives a record, a map or a bean"
                        + " with getters");
        assertThat(refused(Map.of("owner", new WithoutGetters())))
                .hasMessageContaining("object.owner has nothing that can be read as JSON ("
                        + WithoutGetters.class.getName() + "): it has no getters; leave the field out");
    }

    @Test
    void anAnonymousClassIsNamedAsTheHostCanWriteIt() {
        Addressed anonymous = new Addressed() {
            @Override
            public String getAddress() {
                throw new IllegalStateException(SECRET);
            }
        };
        assertThat(refused(anonymous)).hasMessageContaining("describe(Addressed.class, ");
        assertThat(refused(new Level() {})).hasMessageContaining("describe(Level.class, \"level\", Level::id, view)");
    }

    @Test
    void aCycleIsRefusedWithThePlaceWhereItCloses() {
        List<Object> servers = new ArrayList<>(List.of("a", "b", "c"));
        Server server = new Server(42, new Owner("alice", servers));
        servers.add(server);

        assertThat(refused(server))
                .hasMessage("cannot read " + Server.class.getName()
                        + ": server.owner.servers[3] is the same object as one that it is a part of: a cycle;"
                        + " leave it out with describe(Server.class, \"server\", Server::id, view),"
                        + " where view gives a record or a map without it")
                .hasNoCause();
    }

    @Test
    void aCycleOfMapsIsRefusedToo() {
        Map<String, Object> parent = new LinkedHashMap<>();
        parent.put("child", Map.of("parent", parent));

        assertThat(refused(parent))
                .hasMessageContaining("object.child.parent is the same object as")
                .hasMessageEndingWith("leave the field out");
    }

    @Test
    void anObjectThatIsItsOwnFieldIsACycle() {
        Map<String, Object> self = new LinkedHashMap<>();
        self.put("self", self);

        assertThat(refused(self)).hasMessageContaining("object.self is the same object as");
    }

    @Test
    void anObjectOfEndlessDepthIsRefused() {
        assertThat(refused(new Level()))
                .hasMessageContaining(": level" + ".next".repeat(12) + "… is more than 100 levels deep; ");
    }

    @Test
    void anObjectOfAHundredLevelsIsRead() {
        Object tree = Map.of();
        for (int level = 1; level < 100; level++) {
            tree = Map.of("next", tree);
        }
        assertThat(codec.toTree(tree)).isEqualTo(tree);
        assertThat(refused(Map.of("next", tree))).hasMessageContaining("more than 100 levels deep");
    }

    @Test
    void rawTextCountsTowardsTheDepthOfItsObject() {
        assertThat(codec.toTree(new Raw("[".repeat(99) + "]".repeat(99)))).containsKey("settings");
        assertThat(refused(new Raw("[".repeat(100) + "]".repeat(100))))
                .hasMessageContaining(": raw.settings is more than 100 levels deep");
        assertThat(refused(new Raw("{\"a\":".repeat(999) + "1" + "}".repeat(999))))
                .hasMessageContaining("more than 100 levels deep");
    }

    @Test
    void aNumberWhoseTextCouldNotBeReadAgainIsRefused() {
        BigDecimal tooLarge = new BigDecimal(BigInteger.valueOf(12), Integer.MIN_VALUE);

        assertThat(refused(Map.of("load", List.of(tooLarge))))
                .hasMessageContaining(": object.load[0] is a number with an exponent above 2147483647");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+2147483647", "-1.25E+2147483647", "1E-2147483647", "0E+2147483647"})
    void theOutermostNumbersAreWrittenAndReadAgain(String number) {
        Map<String, Object> tree = codec.toTree(Map.of("load", new BigDecimal(number)));

        assertThat(codec.parse(codec.write(tree))).isEqualTo(tree);
    }

    @Test
    void aNoughtIsANoughtWhateverItsScale() {
        assertThat(codec.toTree(Map.of("load", new BigDecimal(BigInteger.ZERO, Integer.MIN_VALUE))))
                .isEqualTo(Map.of("load", 0L));
    }

    @Test
    void theSameObjectTwiceSideBySideIsNoCycle() {
        Owner owner = new Owner("alice", List.of());

        assertThat(codec.toTree(Map.of("a", owner, "b", owner))).hasSize(2);
    }

    @Test
    void aLazyCollectionIsRefusedInWordsAndWithItsCause() {
        assertThat(refused(new Server(42, new Owner("alice", new ClosedCollection()))))
                .hasMessageStartingWith("cannot read " + Server.class.getName()
                        + ": server.owner.servers is loaded lazily, and its session is closed ("
                        + LazyInitializationException.class.getName() + "); leave it out with describe(Server.class,")
                .hasMessageNotContaining(SECRET)
                .hasCauseInstanceOf(LazyInitializationException.class);
    }

    @Test
    void aGetterThatThrowsIsRefusedWithItsPath() {
        Addressed faulty = () -> {
            throw new IllegalStateException("address of " + SECRET);
        };

        assertThat(refused(new Server(42, List.of(1, faulty))))
                .hasMessageContaining(": server.owner[1].address could not be read (java.lang.IllegalStateException); ")
                .hasMessageNotContaining(SECRET)
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void twoKeysThatAreTheSameAsTextAreRefused() {
        Map<Object, Object> ports = new LinkedHashMap<>();
        ports.put(1, "a");
        ports.put("1", "b");
        assertThat(refused(Map.of("ports", ports)))
                .hasMessageContaining("object.ports.1 is there twice: two keys of the map are the same as text");
        assertThat(refused(Map.of("\uD83D", 1, "\uD83E", 1))).hasMessageContaining("is there twice");
    }

    @Test
    void anObjectOfWhichNothingCanBeReadIsRefused() {
        assertThat(refused(new Server(42, new Object())))
                .hasMessageContaining(": server.owner has nothing that can be read as JSON (java.lang.Object); ");
        assertThat(refused(new Object())).hasMessageContaining("has nothing that can be read as JSON");
        ObjectMapper careless = new ObjectMapper().disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);
        assertThatThrownBy(() -> new JacksonJsonCodec(careless).toTree(new Server(42, new Object())))
                .isInstanceOf(UnreadableObjectException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aNumberThatJsonDoesNotHaveIsRefusedWithItsPath(double number) {
        String fault = " is NaN or infinite, and JSON has no such number; ";

        assertThat(refused(new Server(42, List.of(0.5, number)))).hasMessageContaining(": server.owner[1]" + fault);
        assertThat(refused(new Server(42, (float) number))).hasMessageContaining(": server.owner" + fault);
        assertThat(refused(JsonNodeFactory.instance.objectNode().put("load", number)))
                .hasMessageContaining(": object.load" + fault);
    }

    @Test
    void rawTextThatIsNoJsonIsRefusedWithoutItsContent() {
        assertThat(refused(new Raw("{" + SECRET)))
                .hasMessageContaining(": raw.settings is raw text that is not JSON; ")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void anythingButAnObjectIsRefused() {
        assertThat(refused(List.of(1)))
                .hasMessageContaining("it is not an object with fields but a list; pass a record, a bean, a map");
        assertThat(refused(SECRET)).hasMessageContaining("but a text;").hasMessageNotContaining(SECRET);
        assertThat(refused(42)).hasMessageContaining("but a single value;");
        assertThat(refused(JsonNodeFactory.instance.nullNode())).hasMessageContaining("but null;");
    }

    private UnreadableObjectException refused(Object object) {
        return catchThrowableOfType(UnreadableObjectException.class, () -> codec.toTree(object));
    }
}
