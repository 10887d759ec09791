package dev.sallyport.engine.mongodb;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is printed reads back to an equal tree, so that nothing of a tree is left out and nothing is read as something else. */
class PrinterTest {
    private static final ExpressionReader EXPRESSIONS = ExpressionReader.of(_ -> {}, Set.of());
    private static final ConditionReader CONDITIONS = new ConditionReader(_ -> {}, Optional.of(EXPRESSIONS));

    @Test
    void expressionsAreReadBackAsTheyWere() {
        Trees trees = new Trees(new SplittableRandom(7));
        for (int i = 0; i < 20_000; i++) {
            Expression tree = trees.expression(4, Set.of());
            BsonValue printed = sent(ExpressionPrinter.print(tree));

            assertThat(EXPRESSIONS.read(printed, Place.COMMAND))
                    .as("%s", printed)
                    .isEqualTo(tree);
        }
    }

    @Test
    void conditionsAreReadBackAsTheyWere() {
        Trees trees = new Trees(new SplittableRandom(8));
        for (int i = 0; i < 20_000; i++) {
            Condition tree = trees.condition(3);
            BsonValue printed = sent(ConditionPrinter.print(tree));

            assertThat(CONDITIONS.read(printed, Place.COMMAND))
                    .as("%s", printed)
                    .isEqualTo(tree);
        }
    }

    /** Over the wire and back. */
    private static BsonValue sent(BsonValue value) {
        return requireNonNull(CommandDocument.read(MongoDocuments.bytes(new BsonDocument("v", value)))
                .get("v"));
    }

    /** A number in a projection means to keep a field, so that one that is worked out is quoted. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{a: true, _id: false}",
                "{a: {$literal: 1}, b: {$literal: true}, c: {d: {$literal: {$numberLong: '0'}}}}",
                "{a: '$b', c: {$add: [1, '$d']}, e: ['$f', 1], 'g.h': 'text', i: {j: true, k: {l: '$m'}}}",
                "{_id: false, a: true}",
                "{a: false, 'b.c': false, d: {e: false}}"
            })
    void projectionsAreReadBackAsTheyWere(String json) {
        for (boolean ofFind : List.of(true, false)) {
            Projection tree =
                    new ProjectionReader(new Usage(), Set.of(), ofFind).read(BsonDocument.parse(json), Place.COMMAND);
            BsonDocument printed = ProjectionPrinter.print(tree);

            assertThat(printed).isEqualTo(BsonDocument.parse(json));
            assertThat(new ProjectionReader(new Usage(), Set.of(), ofFind).read(printed, Place.COMMAND))
                    .isEqualTo(tree);
        }
    }
}
