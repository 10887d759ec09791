package dev.sallyport.engine.mongodb;

import java.util.ArrayList;
import java.util.List;
import org.bson.BsonValue;

/** Orders of documents. */
final class SortReader {
    /** As the server. */
    private static final int MOST_KEYS = 32;

    private SortReader() {}

    static Sort read(BsonValue value, Place at) {
        List<Sort.Key> keys = new ArrayList<>();
        Fields.document(value, at)
                .forEach((path, direction) ->
                        keys.add(new Sort.Key(FieldPath.of(path, at), isAscending(direction, at.in(path)))));
        if (keys.size() > MOST_KEYS) {
            throw Refused.tooLarge("an order has more than " + MOST_KEYS + " keys", "order by fewer");
        }
        return new Sort(keys);
    }

    /** One of documents, whose paths are tested by it. */
    static Sort ofDocuments(BsonValue value, Usage usage, Place at) {
        Sort sort = read(value, at);
        sort.keys().forEach(key -> usage.test(key.path()));
        return sort;
    }

    static boolean isAscending(BsonValue direction, Place at) {
        if (direction.isNumber()) {
            double number = direction.asNumber().doubleValue();
            if (number == 1 || number == -1) {
                return number == 1;
            }
        }
        throw Refused.wrongValue(at, "1 or -1");
    }
}
