package dev.sallyport.e2e.evidence;

import dev.sallyport.e2e.evidence.Trio.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.BsonArray;
import org.bson.BsonDocument;

/** The documents of the bypass corpus and more of them, on each side: what a reader may see is the same on all. */
final class CommandData {
    static final String VIEW =
            "{create: 'users_view', viewOn: 'users', pipeline: [{$project: {name: 1, taxRef: '$ssn'}}]}";

    private static final int MORE = 24;
    private static final int HIDDEN = 9;

    /** By `collection.path`; every other one is clear. */
    private static final Map<String, List<String>> PATHS = Map.of(
            "users",
            List.of("_id", "tenantId", "name", "note", "contact.city", "cards.exp", "profile.theme", "mgrId", "tags"),
            "orders",
            List.of("_id", "userId", "total", "status", "shipNote"),
            "products",
            List.of("_id", "name", "price"),
            "tickets",
            List.of("_id", "userId", "body"),
            "users_view",
            List.of("_id", "name"));

    private static final String MASKED = """
                  "email": {show: "partial(email)"}
                  "ssn": {show: redact}
                  "salary": {show: "null"}
                  "contact.phone": {show: redact}
                  "cards.no": {show: "partial(last 4)"}
                  "profile.ssn": {show: redact}
            """;

    private CommandData() {}

    static String text(Path corpus, Side side) throws IOException {
        String file = side == Side.OTHER_CELLS ? "mongo_pair.json" : "mongo.json";
        BsonDocument data = BsonDocument.parse(Files.readString(corpus.resolve(file)));
        int salt = side == Side.OTHER_CELLS ? 5 : 1;
        for (int id = 100; id < 100 + MORE; id++) {
            data.getArray("users").add(user(id, 7, salt));
            data.getArray("orders")
                    .add(BsonDocument.parse("{_id: %d, userId: 1, total: %d, status: '%s', shipNote: 'v%d'}"
                            .formatted(id, id % 5, id % 2 == 0 ? "open" : "done", id % 4)));
            data.getArray("tickets").add(BsonDocument.parse("{_id: %d, userId: 1, body: 'v%d'}".formatted(id, id % 6)));
            data.getArray("products")
                    .add(BsonDocument.parse("{_id: %d, name: 'p%d', price: %d}".formatted(id, id % 7, id % 4)));
        }
        if (side == Side.OTHER_ROWS) {
            hide(data);
        }
        return data.toJson();
    }

    /** Cells that differ by the salt have masks that do not. */
    private static BsonDocument user(int id, int tenant, int salt) {
        return BsonDocument.parse("""
                {_id: %d, tenantId: %d, name: 'u%d', email: 'u%d@example.test', ssn: '%d-%d', salary: %d, note: '',
                 passwordHash: 'h%d', contact: {phone: '+%d', city: '%s'}, cards: [{no: '%d00000%d', exp: '12/29'}],
                 profile: {ssn: '%d', theme: '%s'}, mgrId: %d, tags: [%s]}
                """.formatted(
                        id,
                        tenant,
                        id % 9,
                        id * salt,
                        900 + id * salt % 90,
                        id * salt,
                        id * salt % 13,
                        salt,
                        id * salt,
                        id % 2 == 0 ? "Bonn" : "Kiel",
                        salt * 7,
                        1000 + id % 3,
                        id * salt,
                        id % 2 == 0 ? "dark" : "light",
                        1 + id % 3,
                        id % 3 == 0 ? "'vip'" : ""));
    }

    /** Others where a filter hides them, and more of them, some with what makes expressions fail. */
    private static void hide(BsonDocument data) {
        data.getArray("users")
                .removeIf(user -> user.asDocument().getInt32("tenantId").getValue() != 7);
        data.getArray("orders")
                .removeIf(order -> order.asDocument().getInt32("userId").getValue() != 1);
        BsonArray users = data.getArray("users");
        for (int id = 500; id < 500 + HIDDEN; id++) {
            users.add(user(id, 8 + id % 3, 3));
            data.getArray("orders")
                    .add(BsonDocument.parse("{_id: %d, userId: 2, total: 0, status: [], shipNote: 7}".formatted(id)));
            data.getArray("tickets").add(BsonDocument.parse("{_id: %d, userId: 3, body: {a: 1}}".formatted(id)));
            data.getArray("products").add(BsonDocument.parse("{_id: %d, name: null, price: 9}".formatted(id)));
        }
    }

    /** The classes of what is there, as a policy file has them. */
    static String classes() {
        return PATHS.entrySet().stream()
                .map(entry -> "  - source: shop\n    object: " + entry.getKey() + "\n    columns:\n"
                        + entry.getValue().stream()
                                .map(path -> "      \"" + path + "\": {show: clear}\n")
                                .collect(Collectors.joining())
                        + (entry.getKey().equals("users") ? MASKED : "")
                        + (entry.getKey().equals("users_view") ? "      \"taxRef\": {show: redact}\n" : ""))
                .sorted()
                .collect(Collectors.joining("", "classifications:\n", ""));
    }
}
