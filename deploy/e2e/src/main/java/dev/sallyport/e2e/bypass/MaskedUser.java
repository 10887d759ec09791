package dev.sallyport.e2e.bypass;

import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/** A document of `users` as the reference policy shows it. */
final class MaskedUser {
    private static final Map<String, UnaryOperator<BsonValue>> MASKS = Map.of(
            "ssn",
            MaskedUser::redact,
            "email",
            value -> new BsonString(email(text(value))),
            "salary",
            _ -> BsonNull.VALUE,
            "contact.phone",
            MaskedUser::redact,
            "cards.no",
            value -> new BsonString(lastFour(text(value))),
            "profile.ssn",
            MaskedUser::redact);

    private static final Set<String> WITHHELD = Set.of("passwordHash");

    private MaskedUser() {}

    /** What is withheld is gone, and so is what a name with a dot in it holds. */
    static BsonDocument of(BsonDocument user) {
        return masked("", user);
    }

    private static BsonDocument masked(String above, BsonDocument document) {
        BsonDocument masked = new BsonDocument();
        document.forEach((key, value) -> {
            String path = above.isEmpty() ? key : above + "." + key;
            if (!key.contains(".") && !WITHHELD.contains(path)) {
                masked.put(key, masked(path, value));
            }
        });
        return masked;
    }

    private static BsonValue masked(String path, BsonValue value) {
        if (value.isArray()) {
            BsonArray array = new BsonArray();
            value.asArray().forEach(element -> array.add(masked(path, element)));
            return array;
        }
        if (value.isDocument()) {
            return masked(path, value.asDocument());
        }
        return MASKS.getOrDefault(path, UnaryOperator.identity()).apply(value);
    }

    private static String text(BsonValue value) {
        return value.asString().getValue();
    }

    private static String email(String text) {
        int at = text.lastIndexOf('@');
        return at < 0 ? "***" : text.charAt(0) + "***" + text.substring(at);
    }

    private static String lastFour(String text) {
        return text.length() <= 4 ? "****" : "****" + text.substring(text.length() - 4);
    }

    private static BsonValue redact(BsonValue value) {
        return new BsonString("***");
    }
}
