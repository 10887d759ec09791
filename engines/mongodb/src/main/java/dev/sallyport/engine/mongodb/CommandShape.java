package dev.sallyport.engine.mongodb;

import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/** A command with every value as `?`, for the trail: names of fields stay, and texts that name paths or collections. */
final class CommandShape {
    private static final BsonString VALUE = new BsonString("?");

    private CommandShape() {}

    static String of(BsonDocument command) {
        BsonDocument shape = new BsonDocument();
        command.forEach((name, value) ->
                shape.append(name, name.equals(command.getFirstKey()) && value.isString() ? value : of(value)));
        return shape.toJson();
    }

    private static BsonValue of(BsonValue value) {
        return switch (value.getBsonType()) {
            case DOCUMENT -> {
                BsonDocument shape = new BsonDocument();
                value.asDocument().forEach((name, each) -> shape.append(name, of(each)));
                yield shape;
            }
            case ARRAY ->
                new BsonArray(value.asArray().stream().map(CommandShape::of).toList());
            case STRING -> value.asString().getValue().startsWith("$") ? value : VALUE;
            default -> VALUE;
        };
    }
}
