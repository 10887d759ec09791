package dev.sallyport.e2e.corpora;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** The commands of a corpus of the drivers' common tests. */
public final class WireCommands {
    /** What a session and its transaction say, and which database it is. */
    private static final Set<String> OF_SESSIONS = Set.of(
            "lsid",
            "txnNumber",
            "autocommit",
            "startTransaction",
            "stmtId",
            "$clusterTime",
            "recoveryToken",
            "readConcern",
            "writeConcern",
            "$readPreference",
            "$db");

    /** A matcher that holds the value itself, where there is one. */
    private static final String UNSET_OR = "$$unsetOrMatches";

    private WireCommands() {}

    /** All but those of which the tests say so little that they do not begin with their name. */
    public static List<WireCommand> read(Path file) throws IOException {
        List<WireCommand> commands = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            BsonDocument row = BsonDocument.parse(line);
            if (row.getString("kind").getValue().equals("command")) {
                String name = row.getString("name").getValue();
                BsonDocument command = command(row.getDocument("command"));
                if (!command.isEmpty() && command.getFirstKey().equals(name)) {
                    commands.add(new WireCommand(row.getString("source").getValue(), name, command));
                }
            }
        }
        return commands;
    }

    private static BsonDocument command(BsonDocument whole) {
        BsonDocument command = plain(whole);
        OF_SESSIONS.forEach(command::remove);
        return command;
    }

    private static BsonDocument plain(BsonDocument document) {
        BsonDocument plain = new BsonDocument();
        document.forEach((key, value) -> plain(value).ifPresent(each -> plain.put(key, each)));
        return plain;
    }

    /** Nothing where the runner only looks at what is there. */
    private static Optional<BsonValue> plain(BsonValue value) {
        if (value.isArray()) {
            BsonArray array = new BsonArray();
            value.asArray().forEach(each -> plain(each).ifPresent(array::add));
            return Optional.of(array);
        }
        if (!value.isDocument()) {
            return Optional.of(value);
        }
        BsonDocument document = value.asDocument();
        if (document.containsKey(UNSET_OR)) {
            return plain(document.get(UNSET_OR));
        }
        boolean isMatcher = !document.isEmpty() && document.getFirstKey().startsWith("$$");
        return isMatcher ? Optional.empty() : Optional.of(plain(document));
    }
}
