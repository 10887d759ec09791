package dev.sallyport.engine.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.Effect;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which paths a command is said to read, and which decide about what it answers. */
class UsageTest {
    private static final String ALL = "_id a b c.d c.e l.m";
    private final Scene scene = new Scene()
            .collection("x", "{_id: 1, a: 1, b: 2, c: {d: 3, e: 4}, l: [{m: 5}]}")
            .collection("y", "{_id: 1, k: 1, v: 2}")
            .view("w", "x", "[{$match: {a: 1}}, {$project: {b: 1, z: '$c.d'}}]", "_id", "b", "z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "{find: 'x'} | " + ALL + " | ''",
                "{find: 'x', filter: {a: 1}} | " + ALL + " | a",
                "{find: 'x', projection: {a: 1}} | _id a | ''",
                "{find: 'x', projection: {a: 1, _id: 0}} | a | ''",
                "{find: 'x', projection: {a: 0}} | " + ALL + " | ''",
                "{find: 'x', projection: {_id: 0}} | " + ALL + " | ''",
                "{find: 'x', projection: {}} | " + ALL + " | ''",
                "{find: 'x', projection: {c: 1}} | _id c.d c.e | ''",
                "{find: 'x', projection: {'c.d': 1}} | _id c.d | ''",
                "{find: 'x', projection: {c: {d: 1}}} | _id c.d | ''",
                "{find: 'x', projection: {z: '$c.d', _id: 0}} | c.d | ''",
                "{find: 'x', projection: {z: '$$ROOT', _id: 0}} | " + ALL + " | ''",
                "{find: 'x', projection: {z: {$getField: 'a'}, _id: 0}} | " + ALL + " | ''",
                "{find: 'x', projection: {z: {$getField: {field: 'a'}}, _id: 0}} | " + ALL + " | ''",
                "{find: 'x', projection: {a: 1}, filter: {'l.0.m': 1}, sort: {c: 1}} | _id a c.d c.e l.m | c.d c.e l.m",
                "{find: 'x', projection: {a: 1}, filter: {l: {$elemMatch: {m: 1}}}} | _id a l.m | l.m",
                "{find: 'x', projection: {a: 1}, filter: {$expr: {$eq: ['$b', 1]}}} | _id a b | b",
                "{find: 'x', projection: {a: 1}, filter: {$expr: {$eq: ['$$ROOT', 1]}}} | " + ALL + " | " + ALL,
                "{find: 'x', projection: {a: 1}, filter: {$expr: {$getField: 'b'}}} | " + ALL + " | " + ALL,
                "{find: 'x', projection: {a: 1}, filter: {$or: [{$nor: [{b: 1}]}, {$and: [{'c.e': 1}]}]}} | _id a b c.e | b c.e",
                "{count: 'x'} | '' | ''",
                "{count: 'x', query: {a: 1}} | a | a",
                "{distinct: 'x', key: 'c.d', query: {a: 1}} | a c.d | a c.d",
                "{aggregate: 'x', pipeline: [{$group: {_id: '$a', n: {$sum: '$b'}}}]} | a b | ''",
                "{aggregate: 'x', pipeline: [{$group: {_id: '$a'}}, {$match: {b: 1}}, {$project: {z: '$c'}}]} | a | ''",
                "{aggregate: 'x', pipeline: [{$match: {b: 1}}, {$count: 'n'}]} | b | b",
                "{aggregate: 'x', pipeline: [{$sortByCount: '$b'}]} | b | ''",
                "{aggregate: 'x', pipeline: [{$replaceWith: '$c'}]} | c.d c.e | ''",
                "{aggregate: 'x', pipeline: [{$set: {z: '$a'}}]} | " + ALL + " | ''",
                "{aggregate: 'x', pipeline: [{$set: {z: '$a'}}, {$project: {z: 1, _id: 0}}]} | a | ''",
                "{aggregate: 'x', pipeline: [{$unset: 'a'}]} | " + ALL + " | ''",
                "{aggregate: 'x', pipeline: [{$unwind: '$l'}, {$count: 'n'}]} | l.m | l.m",
                "{aggregate: 'x', pipeline: [{$redact: {$cond: ['$a', '$$KEEP', '$$PRUNE']}}, {$count: 'n'}]} | " + ALL
                        + " | ''",
                "{aggregate: 'x', pipeline: [{$facet: {p: [{$group: {_id: '$a'}}], q: [{$match: {b: 1}}, {$count: 'n'}]}}]} | a b | b",
                "{aggregate: 'x', pipeline: [{$facet: {p: [{$limit: 1}], q: [{$group: {_id: '$a'}}]}}]} | " + ALL
                        + " | ''",
                "{aggregate: 'x', pipeline: [{$facet: {p: [{$group: {_id: '$a'}}], q: [{$limit: 1}]}}]} | " + ALL
                        + " | ''",
                "{aggregate: 'x', pipeline: [{$project: {a: 1}}, {$facet: {p: [{$limit: 1}], q: [{$match: {b: 1}}]}}]} | _id a | ''",
                "{aggregate: 'x', pipeline: [{$lookup: {from: 'y', localField: 'a', foreignField: 'k', as: 'z'}}, {$project: {z: 1}}]} | _id a | a",
                "{aggregate: 'x', pipeline: [{$lookup: {from: 'y', let: {p: '$b'}, pipeline: [], as: 'z'}}, {$count: 'n'}]} | b | ''",
                "{aggregate: 'x', pipeline: [{$bucket: {groupBy: '$a', boundaries: [1, 2], output: {n: {$push: '$b'}}}}]} | a b | ''",
                "{aggregate: 'x', pipeline: [{$group: {_id: null, t: {$top: {output: '$a', sortBy: {b: 1}}}}}]} | a b | ''"
            })
    void pathsAreThoseThatAnAnswerComesFrom(String command, String read, String tested) {
        Effect effect = scene.effects(command).getFirst();

        assertThat(String.join(" ", effect.read())).as(command).isEqualTo(read.strip());
        assertThat(String.join(" ", effect.tested())).as(command).isEqualTo(tested.strip());
    }

    /** What is set within a field is set in each element of it where it holds an array. */
    @Test
    void whatIsSetWithinAFieldNeedsTheField() {
        assertThat(scene.effects("{find: 'x', projection: {'c.z': '$a', _id: 0}}")
                        .getFirst()
                        .read())
                .containsExactly("a", "c.d", "c.e");
        assertThat(scene.effects("{find: 'x', projection: {l: {z: '$a'}, _id: 0}}")
                        .getFirst()
                        .read())
                .containsExactly("a", "l.m");
    }

    @Test
    void joinedCollectionsHaveEffectsOfTheirOwn() {
        List<Effect> effects = scene.effects(
                "{aggregate: 'x', pipeline: [{$lookup: {from: 'y', localField: 'a', foreignField: 'k',"
                        + " pipeline: [{$project: {v: 1}}], as: 'z'}}, {$unionWith: {coll: 'y', pipeline: [{$count: 'n'}]}}]}");

        assertThat(effects).extracting(effect -> effect.target().object()).containsExactly("x", "y", "y");
        assertThat(effects.get(1).read()).containsExactly("_id", "k", "v");
        assertThat(effects.get(1).tested()).containsExactly("k");
        assertThat(effects.get(2).read()).isEmpty();
    }

    /** A view is read, and so is what it is made of. */
    @Test
    void viewsAreOpened() {
        List<Effect> effects = scene.effects("{find: 'w', filter: {z: 1}, projection: {b: 1, _id: 0}}");

        assertThat(effects).extracting(effect -> effect.target().object()).containsExactly("w", "x");
        assertThat(effects.get(0).read()).isEqualTo(Set.of("b", "z"));
        assertThat(effects.get(1).read()).isEqualTo(Set.of("_id", "a", "b", "c.d"));
        assertThat(effects.get(1).tested()).isEqualTo(Set.of("a"));
    }
}
