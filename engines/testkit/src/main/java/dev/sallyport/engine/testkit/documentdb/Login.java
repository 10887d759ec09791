package dev.sallyport.engine.testkit.documentdb;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** Who a client is: the owner, until it has named a user and proved it by SCRAM-SHA-256. Of one client. */
final class Login {
    private static final String MECHANISM = "SCRAM-SHA-256";

    private final Users users;
    private Users.@Nullable User claimed;
    private Users.@Nullable User proved;
    private String messages = "";
    private String nonce = "";

    Login(Users users) {
        this.users = users;
    }

    Optional<Users.User> user() {
        return Optional.ofNullable(proved);
    }

    /** Answers the commands of logging in; none for a command that is not one. */
    Optional<BsonDocument> run(Request request) throws WireFailure {
        return switch (request.name()) {
            case "saslStart" -> Optional.of(start(request));
            case "saslContinue" -> Optional.of(claimed == null ? answer("", true) : finish(payload(request)));
            default -> Optional.empty();
        };
    }

    private BsonDocument start(Request request) throws WireFailure {
        String first = payload(request);
        if (!request.text("mechanism").orElse("").equals(MECHANISM) || !first.startsWith("n,,")) {
            throw failure();
        }
        String bare = first.substring(3);
        Map<String, String> fields = fields(bare);
        Users.User user =
                users.find(request.database(), fields.getOrDefault("n", "")).orElseThrow(Login::failure);
        nonce = fields.getOrDefault("r", "") + UUID.randomUUID().toString().replace("-", "");
        String second = "r=" + nonce + "," + user.keys().challenge();
        claimed = user;
        messages = bare + "," + second;
        return answer(second, false);
    }

    private BsonDocument finish(String last) throws WireFailure {
        Users.User user = claimed;
        claimed = null;
        int proof = last.lastIndexOf(",p=");
        if (user == null || proof < 0 || !fields(last).getOrDefault("r", "").equals(nonce)) {
            throw failure();
        }
        String all = messages + "," + last.substring(0, proof);
        if (!user.keys().prove(Base64.getDecoder().decode(last.substring(proof + 3)), all)) {
            throw failure();
        }
        proved = user;
        return answer(user.keys().signature(all), true);
    }

    private static String payload(Request request) {
        return request.value("payload")
                .filter(BsonValue::isBinary)
                .map(payload -> new String(payload.asBinary().getData(), StandardCharsets.UTF_8))
                .orElse("");
    }

    private static Map<String, String> fields(String message) {
        Map<String, String> fields = new HashMap<>();
        for (String field : message.split(",", -1)) {
            String[] parts = field.split("=", 2);
            fields.put(parts[0], parts.length == 2 ? parts[1] : "");
        }
        return fields;
    }

    private static BsonDocument answer(String payload, boolean isDone) {
        return Bson.ok(new BsonDocument("conversationId", Bson.value(1))
                .append("done", Bson.value(isDone))
                .append("payload", new BsonBinary(payload.getBytes(StandardCharsets.UTF_8))));
    }

    private static WireFailure failure() {
        return new WireFailure(ErrorCode.AUTHENTICATION_FAILED, "Authentication failed.");
    }
}
