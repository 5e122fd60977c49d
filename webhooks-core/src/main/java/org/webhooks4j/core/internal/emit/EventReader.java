package org.webhooks4j.core.internal.emit;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Change;
import org.webhooks4j.Event;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Snapshot;
import org.webhooks4j.UnreadableObjectException;
import org.webhooks4j.core.internal.id.EventIds;
import org.webhooks4j.core.internal.json.EventTree;
import org.webhooks4j.core.internal.json.ObjectReader;
import org.webhooks4j.core.internal.json.TreeDiff;
import org.webhooks4j.core.internal.match.Matcher;
import org.webhooks4j.internal.text.CleanText;

/** Reads a host's events: converts the objects to trees and computes the changes between them. */
public final class EventReader {

    private static final int MAX_NAME_LENGTH = 200;
    private static final int MAX_TYPE_LENGTH = 100;

    private final ObjectReader objects;
    private final EventIds ids;
    private final Clock clock;

    /** Creates a reader. */
    public EventReader(ObjectReader objects, EventIds ids, Clock clock) {
        this.objects = objects;
        this.ids = ids;
        this.clock = clock;
    }

    /** Returns an id for a new event. */
    String newId() {
        return ids.next();
    }

    /** Returns an id for an event of a given time. Event ids sort by time. */
    String newIdAt(Instant time) {
        return ids.next(time.toEpochMilli());
    }

    /** Returns the current state of an object. */
    Snapshot snapshot(Object object) {
        return objects.snapshot(object);
    }

    /**
     * An event with only its object's type and id.
     *
     * @param event the event, without states
     * @param fault why the id is unknown, or null if it is known
     */
    record Identified(Event event, @Nullable String fault) {}

    /** Returns the type of an event's object without reading the object; null if it has no type of its own. */
    @Nullable
    String typeOf(ObjectEvent said) {
        return said.objectType() == null ? objects.typeOf(objectOf(said)) : said.objectType();
    }

    /** Returns the event with the data needed to record that it was skipped. Never fails. */
    Identified identify(ObjectEvent said) {
        String id = said.objectId() == null ? null : String.valueOf(said.objectId());
        String fault = null;
        if (id == null) {
            try {
                id = objects.snapshot(objectOf(said)).objectId();
                fault = id == null ? "it has no field 'id' with a value" : null;
            } catch (UnreadableObjectException e) {
                fault = e.getMessage();
            }
        }
        Instant now = Instant.ofEpochMilli(clock.millis());
        String type = typeOf(said);
        Event event = new EventTree(
                newIdAt(now),
                said.type(),
                now,
                type == null ? Matcher.UNKNOWN : shown(type, MAX_TYPE_LENGTH),
                id == null ? Matcher.UNKNOWN : shown(id, MAX_NAME_LENGTH),
                CleanText.cleanOrNull(said.actor()),
                said.origin(),
                null,
                null,
                List.of());
        return new Identified(event, fault);
    }

    private static Object objectOf(ObjectEvent said) {
        return Objects.requireNonNull(said.after() == null ? said.before() : said.after());
    }

    private static String shown(String name, int maxLength) {
        return CleanText.clean(name.length() <= maxLength ? name : name.substring(0, maxLength));
    }

    /** Returns the complete event. */
    public Event read(ObjectEvent said) {
        checkLength("actor", said.actor());
        checkLength("origin", said.origin());
        checkClean("origin", said.origin());
        Snapshot before = read(said.before(), said);
        Snapshot after = read(said.after(), said);
        Snapshot object = Objects.requireNonNull(after == null ? before : after);
        if (before != null && after != null) {
            checkSame(before, after);
        }
        Instant now = Instant.ofEpochMilli(clock.millis());
        return new EventTree(
                newIdAt(now),
                said.type(),
                now,
                Objects.requireNonNull(object.objectType()),
                Objects.requireNonNull(object.objectId()),
                CleanText.cleanOrNull(said.actor()),
                said.origin(),
                before == null ? null : before.fields(),
                after == null ? null : after.fields(),
                changes(before, after));
    }

    private @Nullable Snapshot read(@Nullable Object object, ObjectEvent said) {
        return object == null ? null : objects.read(object, said.objectType(), said.objectId());
    }

    private static List<Change> changes(@Nullable Snapshot before, @Nullable Snapshot after) {
        return before == null || after == null ? List.of() : TreeDiff.between(before.fields(), after.fields());
    }

    private static void checkSame(Snapshot before, Snapshot after) {
        if (!Objects.equals(before.objectType(), after.objectType())
                || !Objects.equals(before.objectId(), after.objectId())) {
            throw new UnreadableObjectException("updated(before, after): before is " + name(before) + " and after is "
                    + name(after) + "; pass two states of the same object, or name it with .as(type, id)");
        }
    }

    private static String name(Snapshot snapshot) {
        return snapshot.objectType() + "/" + snapshot.objectId();
    }

    private static void checkClean(String field, @Nullable String value) {
        String fault = value == null ? null : CleanText.fault(value);
        if (fault != null) {
            throw new UnreadableObjectException("the event's " + field + " " + fault + "; pass a name without it");
        }
    }

    private static void checkLength(String field, @Nullable String value) {
        if (value != null && value.length() > MAX_NAME_LENGTH) {
            throw new UnreadableObjectException("the event's " + field + " has " + value.length()
                    + " characters; pass a name of at most " + MAX_NAME_LENGTH);
        }
    }
}
