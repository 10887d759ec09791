package dev.sallyport.engine.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.sallyport.engine.testkit.DocumentDatabase;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.ServerKind;
import dev.sallyport.operation.Mask;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.RowFilter.Comparison;
import dev.sallyport.operation.RowFilter.Operand;
import dev.sallyport.operation.Value;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R5: with an index whose order tells who earns most, no command answers in that order. */
@OnServers(ServerKind.DOCUMENTDB)
final class IndexOrderIT {
    private static final int MANY = 400;
    private final MongoDatabase database;

    IndexOrderIT(DocumentDatabase own) {
        this.database = own.database();
    }

    /** The one database pays by the number, the other against it. */
    @BeforeEach
    void fill() {
        if (database.listCollectionNames().into(new ArrayList<>()).isEmpty()) {
            for (String side : List.of("lstaff", "rstaff")) {
                List<BsonDocument> staff = new ArrayList<>();
                for (int i = 0; i < MANY; i++) {
                    int pay = side.startsWith("l") ? i : MANY - i;
                    staff.add(BsonDocument.parse("{_id: %d, x: %d, t: 'acme', pay: %d, pad: '%s'}"
                            .formatted(i, i % 100, pay, "p".repeat(300))));
                }
                database.getCollection(side, BsonDocument.class).insertMany(staff);
                for (String keys : List.of("{x: 1, pay: 1}", "{pay: 1}", "{t: 1, pay: 1}", "{x: 1}")) {
                    database.getCollection(side).createIndex(BsonDocument.parse(keys));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{find: 'staff', filter: {x: 7}, limit: 1, projection: {_id: 1}}",
                "{find: 'staff', filter: {x: {$gte: 98}}, projection: {_id: 1}}",
                "{find: 'staff', filter: {x: {$in: [3, 4]}}, limit: 3}",
                "{find: 'staff', limit: 2}",
                "{find: 'staff', sort: {pay: 1}, limit: 3, projection: {_id: 1}}",
                "{find: 'staff', filter: {x: 5}, sort: {pay: -1}}",
                "{find: 'staff', filter: {pay: {$gt: 0}}, limit: 2}",
                "{aggregate: 'staff', pipeline: [{$match: {x: 7}}, {$group: {_id: null, f: {$first: '$_id'}, l: {$last: '$_id'}}}]}",
                "{aggregate: 'staff', pipeline: [{$match: {x: 7}}, {$group: {_id: '$x', all: {$push: '$_id'}}}]}",
                "{aggregate: 'staff', pipeline: [{$group: {_id: '$pay', f: {$first: '$_id'}}}]}",
                "{aggregate: 'staff', pipeline: [{$sort: {pay: 1}}, {$group: {_id: null, f: {$first: '$_id'}}}]}",
                "{aggregate: 'staff', pipeline: [{$match: {x: 9}}, {$lookup: {from: 'staff', localField: 'x', foreignField: 'x', as: 's'}},"
                        + " {$project: {f: {$first: '$s._id'}}}]}",
                "{aggregate: 'staff', pipeline: [{$limit: 1}, {$unionWith: {coll: 'staff', pipeline: [{$match: {x: 7}}, {$limit: 2}]}}]}",
                "{distinct: 'staff', key: '_id', query: {x: 7}}"
            })
    void noOrderTellsWhoEarnsMost(String command) {
        for (boolean filtered : new boolean[] {false, true}) {
            assertThat(answer("r", command, filtered)).isEqualTo(answer("l", command, filtered));
        }
    }

    private List<String> answer(String side, String command, boolean filtered) {
        String own = side + "staff";
        List<MongoIndex> indexes = List.of(
                index("{x: 1, pay: 1}"),
                index("{pay: 1}"),
                index("{t: 1, pay: 1}"),
                index("{x: 1}"),
                index("{_id: 1}"));
        Scene scene = new Scene()
                .collection(own, List.of(BsonDocument.parse("{_id: 1, x: 1, t: 'x', pay: 1}")), indexes)
                .masked(own + "/pay", new Mask.Null());
        if (filtered) {
            scene.filtered(
                    own, new RowFilter.Compare("t", Comparison.EQUAL, new Operand.Literal(new Value.Text("acme"))));
        }
        return scene.run(database, command.replace("'staff'", "'" + own + "'")).stream()
                .map(RawBsonDocument::toJson)
                .toList();
    }

    private static MongoIndex index(String keys) {
        return new MongoIndex(keys, BsonDocument.parse(keys), false);
    }
}
