package dev.sallyport.engine.testkit.documentdb;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** The users that the bridge knows, until it ends. Thread-safe. */
final class Users {
    private final Map<String, User> users = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();

    /**
     * A user of a database.
     *
     * @param roles as the command says them: a name, or a name and a database
     */
    record User(String database, String name, ScramKeys keys, List<BsonValue> roles) {
        BsonDocument document() {
            return new BsonDocument("user", Bson.value(name)).append("db", Bson.value(database));
        }

        /** Whether it may run a command; whoever has no more than `read` may read alone. */
        boolean may(Request request) {
            return roles.stream().anyMatch(role -> allows(role, request));
        }

        private boolean allows(BsonValue role, Request request) {
            String roleName = role.isString()
                    ? role.asString().getValue()
                    : role.asDocument().getString("role").getValue();
            String of = role.isString()
                    ? database
                    : role.asDocument().getString("db").getValue();
            return roleName.equals("root")
                    || (of.equals(request.database()) && (!roleName.equals("read") || Refused.isRead(request)));
        }
    }

    /** Answers the commands of users; none for a command that is not one. */
    Optional<BsonDocument> run(Request request) throws WireFailure {
        return switch (request.name()) {
            case "createUser" -> Optional.of(create(request));
            case "dropUser" -> Optional.of(drop(request));
            case "dropAllUsersFromDatabase" -> {
                users.values().removeIf(user -> user.database().equals(request.database()));
                yield Optional.of(Bson.ok());
            }
            default -> Optional.empty();
        };
    }

    private BsonDocument create(Request request) throws WireFailure {
        String name = request.collection();
        String password = request.text("pwd")
                .orElseThrow(() -> new WireFailure(ErrorCode.FAILED_TO_PARSE, "Must provide a 'pwd' field"));
        List<BsonValue> roles = request.value("roles")
                .map(BsonValue::asArray)
                .orElseGet(BsonArray::new)
                .getValues();
        byte[] salt = new byte[28];
        random.nextBytes(salt);
        User user = new User(request.database(), name, ScramKeys.of(password, salt), roles);
        if (users.putIfAbsent(key(request.database(), name), user) != null) {
            throw new WireFailure(ErrorCode.USER_EXISTS, "User already exists");
        }
        return Bson.ok();
    }

    private BsonDocument drop(Request request) throws WireFailure {
        if (users.remove(key(request.database(), request.collection())) == null) {
            throw new WireFailure(ErrorCode.USER_NOT_FOUND, "User not found");
        }
        return Bson.ok();
    }

    Optional<User> find(String database, String name) {
        return Optional.ofNullable(users.get(key(database, name)));
    }

    private static String key(String database, String name) {
        return database + "." + name;
    }
}
