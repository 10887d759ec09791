package dev.sallyport.e2e.corpora;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a command when matchers and sessions are taken out. */
final class WireCommandsTest {
    @TempDir
    private Path folder;

    @Test
    void matchersAndSessionsAreTakenOut() throws IOException {
        assertThat(read(
                        "find",
                        "{find: 'test', filter: {_id: {$gt: 1}}, batchSize: {$$exists: false}, lsid: {$$sessionLsid: 's'},"
                                + " sort: {$$unsetOrMatches: {x: 1}}, readConcern: {level: 'majority'}, $db: 'a'}"))
                .containsExactly(BsonDocument.parse("{find: 'test', filter: {_id: {$gt: 1}}, sort: {x: 1}}"));
    }

    @Test
    void whatDoesNotBeginWithItsNameIsNone() throws IOException {
        assertThat(read("saslStart", "{saslStart: {$$exists: true}, mechanism: 'PLAIN'}"))
                .isEmpty();
    }

    @Test
    void whatWritesOrReachesBehindTheDocumentsIsNoReadOfTheList() {
        for (String command : List.of(
                "{aggregate: 'x', pipeline: [{$match: {}}, {$out: 'y'}]}",
                "{aggregate: 'x', pipeline: [{$changeStream: {}}]}",
                "{find: 'x', hint: {a: 1}}",
                "{find: 'x', tailable: true}",
                "{insert: 'x', documents: []}")) {
            assertThat(command(command).isRead()).as(command).isFalse();
        }
        assertThat(command("{aggregate: 'x', pipeline: [{$match: {}}]}").isRead())
                .isTrue();
        assertThat(command("{distinct: 'x', key: 'a'}").isRead()).isTrue();
    }

    private static WireCommand command(String json) {
        BsonDocument document = BsonDocument.parse(json);
        return new WireCommand("here", document.getFirstKey(), document);
    }

    private List<BsonDocument> read(String name, String command) throws IOException {
        Path file = folder.resolve("commands.jsonl");
        String row = "{source: 'here', kind: 'command', name: '" + name + "', command: " + command + "}";
        Files.writeString(file, BsonDocument.parse(row).toJson() + "\n{\"kind\": \"operation\"}\n");
        return WireCommands.read(file).stream().map(WireCommand::command).toList();
    }
}
