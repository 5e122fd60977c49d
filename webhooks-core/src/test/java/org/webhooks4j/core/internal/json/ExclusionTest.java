package org.webhooks4j.core.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhooks4j.Change;
import org.webhooks4j.Event;
import org.webhooks4j.internal.tree.SameValues;

class ExclusionTest {

    private static final JacksonJsonCodec CODEC = new JacksonJsonCodec();

    @Test
    void aFieldIsLeftOut() {
        assertThat(without("{'name':'web-01','password':'p'}", "password")).isEqualTo(tree("{'name':'web-01'}"));
    }

    @Test
    void aFieldOfAFieldIsLeftOut() {
        assertThat(without("{'owner':{'name':'alice','mail':'m'},'mail':'n'}", "owner.mail"))
                .isEqualTo(tree("{'owner':{'name':'alice'},'mail':'n'}"));
    }

    @Test
    void aFieldIsLeftOutOfEachElementOfAList() {
        assertThat(without(
                        "{'interfaces':[{'name':'lo'},{'name':'eth0','mac':'m'},'odd',[{'mac':'m'}]]}",
                        "interfaces.mac"))
                .isEqualTo(tree("{'interfaces':[{'name':'lo'},{'name':'eth0'},'odd',[{}]]}"));
    }

    @Test
    void aQuotedNameIsOneField() {
        assertThat(without("{'labels':{'a.b':1,'a':{'b':2}}}", "labels[\"a.b\"]"))
                .isEqualTo(tree("{'labels':{'a':{'b':2}}}"));
    }

    @Test
    void aFieldNamedAsAWholeAndInPartIsLeftOutAsAWhole() {
        assertThat(without("{'a':{'b':1,'c':2},'d':3}", "a.b", "a")).isEqualTo(tree("{'d':3}"));
    }

    @Test
    void aPathThatLeadsNowhereHidesNothing() {
        assertThat(without("{'a':1}", "a.b", "x.y")).isEqualTo(tree("{'a':1}"));
    }

    @Test
    void anEventKeepsEverythingElse() {
        Event event = Events.update(tree("{'a':1,'secret':1}"), tree("{'a':2,'secret':2}"));
        Event pruned = Exclusion.of(Set.of("secret")).without(event);

        assertThat(pruned)
                .usingRecursiveComparison()
                .ignoringFields("before", "after", "changes")
                .isEqualTo(event);
        assertThat(pruned.before()).isEqualTo(tree("{'a':1}"));
        assertThat(pruned.after()).isEqualTo(tree("{'a':2}"));
        assertThat(pruned.changes()).containsExactly(Change.replaced("a", 1L, 2L));
    }

    @Test
    void withoutExcludedFieldsTheEventIsTheSame() {
        Event event = Events.update(tree("{'a':1}"), tree("{'a':2}"));

        assertThat(Exclusion.of(Set.of()).without(event)).isSameAs(event);
    }

    @Test
    void statesThatAreNotThereStayAway() {
        Exclusion exclusion = Exclusion.of(Set.of("secret"));
        Event created = Events.event("create", null, tree("{'a':1,'secret':1}"), List.of());
        Event deleted = Events.event("delete", tree("{'a':1,'secret':1}"), null, List.of());

        assertThat(exclusion.without(created).before()).isNull();
        assertThat(exclusion.without(created).after()).isEqualTo(tree("{'a':1}"));
        assertThat(exclusion.without(deleted).before()).isEqualTo(tree("{'a':1}"));
        assertThat(exclusion.without(deleted).after()).isNull();
    }

    @Test
    void aChangedParentIsKeptWithoutTheField() {
        assertThat(Exclusion.of(Set.of("a.secret"))
                        .without(List.of(
                                Change.added("a", tree("{'secret':1,'x':1}")),
                                Change.replaced("a", tree("{'secret':1,'x':1}"), 5L),
                                Change.removed("a", List.of(tree("{'secret':1}"))),
                                Change.replaced("b.secret", 1L, 2L))))
                .containsExactly(
                        Change.added("a", tree("{'x':1}")),
                        Change.replaced("a", tree("{'x':1}"), 5L),
                        Change.removed("a", List.of(tree("{}"))),
                        Change.replaced("b.secret", 1L, 2L));
    }

    @Test
    void aChangeOfNothingElseIsDropped() {
        assertThat(Exclusion.of(Set.of("a.secret", "b"))
                        .without(List.of(
                                Change.replaced("a.secret", 1L, 2L),
                                Change.added("a[0].secret.deep[1]", 2L),
                                Change.replaced("a", tree("{'secret':1}"), tree("{'secret':2}")),
                                Change.removed("b", tree("{'x':1}")),
                                Change.removed("b.x", 1L))))
                .isEmpty();
    }

    @Test
    void anUpdateOfExcludedFieldsAloneIsHidden() {
        Exclusion exclusion = Exclusion.of(Set.of("disks.wear", "seen"));

        assertThat(exclusion.hidesAll(Events.update(
                        tree("{'disks':[{'wear':1},{'wear':2}],'seen':1}"), tree("{'disks':[{'wear':2},{'wear':3}]}"))))
                .isTrue();
        assertThat(exclusion.hidesAll(Events.update(tree("{'seen':1,'name':'a'}"), tree("{'seen':2,'name':'b'}"))))
                .isFalse();
        assertThat(exclusion.hidesAll(Events.update(tree("{'disks':[]}"), tree("{'disks':[{'wear':2}]}"))))
                .isFalse();
    }

    @Test
    void anUpdateThatChangedNothingIsHiddenEvenIfNothingIsExcluded() {
        Exclusion nothing = Exclusion.of(Set.of());

        assertThat(nothing.hidesAll(Events.update(tree("{'a':1}"), tree("{'a':1}"))))
                .isTrue();
        assertThat(nothing.hidesAll(Events.update(tree("{'a':1}"), tree("{'a':2}"))))
                .isFalse();
    }

    @Test
    void anEventOfWhichTheChangesAreNotKnownIsNotHidden() {
        assertThat(Exclusion.of(Set.of("a")).hidesAll(Events.event("update", null, tree("{'a':1}"), List.of())))
                .isFalse();
        assertThat(Exclusion.of(Set.of("a")).hidesAll(Events.event("delete", tree("{'a':1}"), null, List.of())))
                .isFalse();
    }

    @Test
    void changesLeadFromStateToStateWithoutTheFieldsToo() {
        Exclusion exclusion = Exclusion.of(Set.of("a", "b.status", "status.a.b", "[\"a.b\"].a", "[\"\"][\"\"]"));
        for (int seed = 0; seed < 3_000; seed++) {
            RandomTrees trees = new RandomTrees(new Random(seed));
            Map<String, Object> before = trees.map(5);
            Event event = Events.update(before, seed % 4 == 0 ? trees.map(5) : trees.mutated(before));

            Event pruned = exclusion.without(event);
            List<Change> prunedChanges = exclusion.without(event.changes());

            assertThat(SameValues.same(TreePatch.apply(pruned.before(), pruned.changes()), pruned.after()))
                    .as("seed %d", seed)
                    .isTrue();
            assertThat(SameValues.same(TreePatch.apply(pruned.before(), prunedChanges), pruned.after()))
                    .as("seed %d", seed)
                    .isTrue();
            assertThat(exclusion.hidesAll(event))
                    .as("seed %d", seed)
                    .isEqualTo(pruned.changes().isEmpty());
        }
    }

    @Test
    void anEventWhoseStateBeforeWasDroppedShowsNothingExcludedInItsChanges() {
        Map<String, Object> after = tree("{'a':{'secret':2,'x':1},'secret':3}");
        Event stored = Events.event(
                "update",
                null,
                after,
                List.of(Change.added("a", tree("{'secret':2,'x':1}")), Change.replaced("secret", 2L, 3L)));

        assertThat(Exclusion.of(Set.of("secret", "a.secret")).without(stored).changes())
                .containsExactly(Change.added("a", tree("{'x':1}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.", "a[", "interfaces[0].mac"})
    void whatIsNoPathOfFieldsIsRefused(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Exclusion.of(Set.of(path)))
                .withMessageStartingWith("path '" + path + "' is not usable: ");
    }

    private static Map<String, Object> without(String json, String... paths) {
        return Exclusion.of(Set.of(paths)).without(tree(json));
    }

    private static Map<String, Object> tree(String json) {
        return CODEC.parse(json.replace('\'', '"'));
    }
}
