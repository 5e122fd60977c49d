package org.webhooks4j.core.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhooks4j.Snapshot;
import org.webhooks4j.UnreadableObjectException;

class ObjectReaderTest {

    private static final JacksonJsonCodec CODEC = new JacksonJsonCodec();

    private final ObjectReader plain = new ObjectReader(CODEC, List.of());

    interface Device {
        String serial();
    }

    interface RackDevice extends Device {}

    record Switch(Object id, String serial) implements RackDevice {}

    static class Machine {

        public Object getId() {
            return 7;
        }

        public String getPassword() {
            return "hunter2";
        }
    }

    static class VirtualMachine extends Machine implements Device {

        @Override
        public String serial() {
            return "v-1";
        }
    }

    /** A class named like the subclasses that object-relational mappers and container frameworks generate. */
    static final class Machine$Proxy extends Machine {}

    @Test
    void typeAndIdComeFromTheClassNameAndTheFieldId() {
        Snapshot snapshot = plain.read(new Switch(42, "s-1"), null, null);

        assertThat(snapshot.objectType()).isEqualTo("switch");
        assertThat(snapshot.objectId()).isEqualTo("42");
        assertThat(snapshot.fields()).isEqualTo(Map.of("id", 42L, "serial", "s-1"));
    }

    @Test
    void aGeneratedSubclassGoesByTheNameOfTheHostsClass() {
        assertThat(plain.read(new Machine$Proxy(), null, null).objectType()).isEqualTo("machine");
        assertThat(plain.read(new Machine() {}, null, null).objectType()).isEqualTo("machine");
    }

    @Test
    void whatTheCallSaysWins() {
        ObjectReader reader = reader(new Description<>(Switch.class, "device", Switch::serial, null));

        Snapshot snapshot = reader.read(new Switch(42, "s-1"), "bridge", 1);

        assertThat(snapshot.objectType()).isEqualTo("bridge");
        assertThat(snapshot.objectId()).isEqualTo("1");
    }

    @Test
    void aDescriptionWinsOverTheClassNameAndTheFieldId() {
        ObjectReader reader = reader(new Description<>(Switch.class, "device", Switch::serial, null));

        Snapshot snapshot = reader.read(new Switch(42, "s-1"), null, null);

        assertThat(snapshot.objectType()).isEqualTo("device");
        assertThat(snapshot.objectId()).isEqualTo("s-1");
    }

    @Test
    void theNearestDescriptionWins() {
        ObjectReader reader = reader(
                new Description<>(Object.class, "thing", Object::toString, null),
                new Description<>(Device.class, "device", Device::serial, null),
                new Description<>(Machine.class, "machine", Machine::getId, null),
                new Description<>(RackDevice.class, "rack-device", RackDevice::serial, null));

        assertThat(reader.read(new Switch(1, "s"), null, null).objectType()).isEqualTo("rack-device");
        assertThat(reader.read(new VirtualMachine(), null, null).objectType()).isEqualTo("machine");
        assertThat(reader.read(Map.of("a", 1), null, null).objectType()).isEqualTo("thing");
    }

    @Test
    void aViewIsReadInPlaceOfTheObject() {
        ObjectReader reader = reader(new Description<>(
                Machine.class, "machine", Machine::getId, machine -> Map.of("number", machine.getId())));

        Snapshot snapshot = reader.read(new VirtualMachine(), null, null);

        assertThat(snapshot.fields()).isEqualTo(Map.of("number", 7L));
        assertThat(snapshot.objectId()).isEqualTo("7");
    }

    @Test
    void whereTheDescriptionKnowsNoIdTheFieldIdIsTaken() {
        ObjectReader reader = reader(new Description<>(Machine.class, "machine", machine -> null, null));

        assertThat(reader.read(new Machine(), null, null).objectId()).isEqualTo("7");
    }

    @Test
    void idsAreWrittenAsText() {
        UUID uuid = new UUID(1, 2);

        assertThat(idOf(uuid)).isEqualTo(uuid.toString());
        assertThat(idOf(42L)).isEqualTo("42");
        assertThat(idOf("web-01")).isEqualTo("web-01");
        assertThat(idOf(TimeUnit.DAYS)).isEqualTo("DAYS");
        assertThat(idOf(URI.create("urn:a:1"))).isEqualTo("urn:a:1");
    }

    @Test
    void mapsAndJsonTreesHaveNoTypeOfTheirOwn() {
        for (Object object :
                List.of(Map.of("id", 1), JsonNodeFactory.instance.objectNode().put("id", 1))) {
            assertThat(refused(object, null, null))
                    .hasMessage("cannot tell the type of a " + object.getClass().getName()
                            + ": it has none of its own; name it with ObjectEvent….as(\"server\", id)");
            assertThat(plain.read(object, "server", null).objectId()).isEqualTo("1");
        }
    }

    @Test
    void anAnonymousObjectIsRefusedWithTheRemedy() {
        Object anonymous = new Object() {
            @JsonProperty("id")
            String name() {
                return "1";
            }
        };
        assertThat(refused(anonymous, null, null))
                .hasMessageEndingWith("it has none of its own; name it with ObjectEvent….as(\"server\", id)");
    }

    @Test
    void aMissingNullOrBlankIdIsRefusedWithTheRemedy() {
        assertThat(refused(new Switch(null, "s"), null, null))
                .hasMessage("cannot tell the id of 'switch', a " + Switch.class.getName()
                        + ": it has no field 'id' with a value; name it with ObjectEvent….as(\"switch\", id)"
                        + " or say once where it is with describe(Switch.class, \"switch\", Switch::id)");
        assertThat(refused(new Switch(" ", "s"), null, null)).hasMessageContaining("cannot tell the id of 'switch'");
        assertThat(refused(new Switch(Map.of("a", 1), "s"), null, null)).hasMessageContaining("cannot tell the id");
        assertThat(refused(new Switch(List.of(1), "s"), null, null)).hasMessageContaining("cannot tell the id");
        assertThat(refused(Map.of("name", "x"), "server", null))
                .hasMessageEndingWith("name it with ObjectEvent….as(\"server\", id)");
        assertThat(refused(Map.of("name", "x"), "server", "\t ")).hasMessageContaining("cannot tell the id");
    }

    @Test
    void typesThatCannotBeStoredAreRefused() {
        assertThat(plain.read(Map.of(), "t".repeat(100), 1).objectType()).hasSize(100);
        assertThat(refused(Map.of(), "t".repeat(101), 1))
                .hasMessage("the object's type has 101 characters; it must have 1 to 100 characters,"
                        + " not all of them blank and none a control character or half of a surrogate pair");
        assertThat(refused(Map.of(), " ", 1)).hasMessageStartingWith("the object's type is blank; ");
        assertThat(refused(Map.of(), "a\nb", 1))
                .hasMessageStartingWith("the object's type has a control character at position 2; ");
    }

    @Test
    void idsThatCannotBeStoredAreRefused() {
        assertThat(plain.read(Map.of(), "server", "i".repeat(200)).objectId()).hasSize(200);
        assertThat(refused(Map.of(), "server", "i".repeat(201)))
                .hasMessageStartingWith("the object's id has 201 characters; it must have 1 to 200 characters,");
        assertThat(refused(Map.of(), "server", "a\u0000"))
                .hasMessageStartingWith("the object's id has a control character at position 2; ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\u007fb"})
    void aDescriptionWithAnUnusableNameIsRefusedAtOnce(String name) {
        assertThatExceptionOfType(UnreadableObjectException.class)
                .isThrownBy(() -> new Description<>(Switch.class, name, Switch::id, null))
                .withMessageStartingWith("the object's type ");
    }

    @Test
    void aClassDescribedTwiceIsRefusedAtOnce() {
        Description<Switch> once = new Description<>(Switch.class, "switch", Switch::id, null);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> reader(once, once))
                .withMessage(Switch.class.getName() + " is described twice; describe each class once");
    }

    @Test
    void aFailingFunctionOfADescriptionIsNamed() {
        ObjectReader reader = reader(
                new Description<>(Machine.class, "machine", machine -> Integer.parseInt("hunter2"), null),
                new Description<>(Switch.class, "switch", Switch::id, aSwitch -> null));

        assertThatExceptionOfType(UnreadableObjectException.class)
                .isThrownBy(() -> reader.read(new Machine(), null, null))
                .withMessageContaining("the id function of its description failed (java.lang.NumberFormatException)")
                .withMessageNotContaining("hunter2")
                .withCauseInstanceOf(NumberFormatException.class);
        assertThatExceptionOfType(UnreadableObjectException.class)
                .isThrownBy(() -> reader.read(new Switch(1, "s"), null, null))
                .withMessageContaining("the view function of its description gave null; it must give a record");
    }

    @Test
    void aSnapshotPassesThrough() {
        Snapshot taken = plain.snapshot(new Switch(42, "s-1"));
        Snapshot read = plain.read(taken, null, null);

        assertThat(read.objectType()).isEqualTo("switch");
        assertThat(read.objectId()).isEqualTo("42");
        assertThat(read.fields()).isSameAs(taken.fields());
        assertThat(plain.read(taken, "bridge", 1).objectType()).isEqualTo("bridge");
        assertThat(plain.read(taken, "bridge", 1).objectId()).isEqualTo("1");
    }

    @Test
    void aSnapshotOfAMapIsNamedLater() {
        Map<String, Object> map = new HashMap<>(Map.of("name", "web-01"));
        Snapshot taken = plain.snapshot(map);
        map.put("name", "web-02");

        assertThat(taken.objectType()).isNull();
        assertThat(taken.objectId()).isNull();
        assertThat(plain.read(taken, "server", 42).fields()).isEqualTo(Map.of("name", "web-01"));
        assertThat(refused(taken, null, null)).hasMessageContaining("name it with ObjectEvent….as(\"server\", id)");
    }

    @Test
    void aSnapshotOfTheHostsOwnMakingGetsTheNumbersOfATree() {
        Snapshot made = Snapshot.of("server", "42", Map.of("cores", 8, "load", List.of(0.5)));

        assertThat(plain.read(made, null, null).fields())
                .isEqualTo(CODEC.toTree(Map.of("cores", 8, "load", List.of(0.5))));
    }

    @Test
    void aSnapshotOfTheHostsOwnMakingIsHeldToTheRulesOfAnObject() {
        Map<String, Object> deep = Map.of();
        for (int level = 0; level < 100_000; level++) {
            deep = Collections.singletonMap("next", deep);
        }
        assertThat(refused(Snapshot.of("server", "42", deep), null, null)).hasMessageContaining("100 levels deep");

        BigDecimal tooLarge = new BigDecimal(BigInteger.TWO, Integer.MIN_VALUE);
        assertThat(refused(Snapshot.of("server", "42", Map.of("load", tooLarge)), null, null))
                .hasMessageContaining("object.load is a number with an exponent");

        Snapshot torn = Snapshot.of("server", "42", Map.of("name\uD800", "web\uDC00"));
        assertThat(plain.read(torn, null, null).fields()).isEqualTo(Map.of("name\uFFFD", "web\uFFFD"));
    }

    record Torn() {
        @Override
        public String toString() {
            throw new IllegalStateException("hunter2");
        }
    }

    record Blank() {
        @Override
        @SuppressWarnings("ToStringReturnsNull") // as a host may
        public String toString() {
            return null;
        }
    }

    @Test
    void anIdThatCannotBeWrittenAsTextIsRefusedWithTheRemedy() {
        for (Object id : List.of(new Torn(), new Blank())) {
            assertThat(refused(Map.of(), "server", id))
                    .hasMessageContaining(
                            "toString() of the id, a " + id.getClass().getName())
                    .hasMessageNotContaining("hunter2");
        }
    }

    private ObjectReader reader(Description<?>... descriptions) {
        return new ObjectReader(CODEC, List.of(descriptions));
    }

    private String idOf(Object id) {
        return plain.read(Map.of(), "server", id).objectId();
    }

    private UnreadableObjectException refused(Object object, String type, Object id) {
        return catchThrowableOfType(UnreadableObjectException.class, () -> plain.read(object, type, id));
    }
}
