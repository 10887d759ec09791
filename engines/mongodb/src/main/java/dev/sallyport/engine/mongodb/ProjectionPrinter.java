package dev.sallyport.engine.mongodb;

import static dev.sallyport.engine.mongodb.Bson.one;

import dev.sallyport.engine.mongodb.Projection.Field;
import java.util.Map;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** Writes projections from their trees: a number or a truth value in one means to keep, so that one that is computed is quoted. */
final class ProjectionPrinter {
    private ProjectionPrinter() {}

    static BsonDocument print(Projection projection) {
        return print(projection.fields());
    }

    private static BsonDocument print(Map<String, Field> fields) {
        BsonDocument document = new BsonDocument();
        fields.forEach((name, field) -> document.append(name, print(field)));
        return document;
    }

    private static BsonValue print(Field field) {
        return switch (field) {
            case Field.Include() -> BsonBoolean.TRUE;
            case Field.Exclude() -> BsonBoolean.FALSE;
            case Field.Computed(var value) -> {
                BsonValue printed = ExpressionPrinter.print(value);
                yield printed.isNumber() || printed.isBoolean() ? one("$literal", printed) : printed;
            }
            case Field.Within(var fields) -> print(fields);
        };
    }
}
