package dev.sallyport.e2e.bypass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.e2e.CommandBytes;
import dev.sallyport.engine.testkit.Cases;
import dev.sallyport.engine.testkit.DocumentServer;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.ServerKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the oracles stand on, on documents. */
@OnServers(ServerKind.DOCUMENTDB)
final class DocumentStockIT {
    private static final String ALL = "{\"find\": \"users\"}";
    private static final String VIEW = "{\"find\": \"users_view\"}";

    private final DocumentServer server;
    private final Fixture fixture;

    DocumentStockIT(DocumentServer server) throws IOException {
        this.server = server;
        this.fixture = Fixture.read(Cases.file("bypass"), "mongodb");
    }

    @Test
    void twinsOfBothFixturesAreTheSame() {
        try (DocumentStock first = DocumentStock.load(server, fixture.first());
                DocumentStock second = DocumentStock.load(server, fixture.second())) {
            assertThat(rows(first, ALL)).isNotEqualTo(rows(second, ALL));
            first.mask();
            second.mask();
            assertThat(rows(first, ALL)).isEqualTo(rows(second, ALL)).hasSize(4);
            assertThat(rows(first, ALL).toString())
                    .contains("\"ssn\": \"***\"", "\"c***@example.test\"", "\"****0002\"", "Bonn")
                    .doesNotContain("canary", "900-12-3456", "+1-555", "passwordHash", "contact.phone");
            assertThat(rows(first, VIEW).toString()).contains("\"taxRef\": \"***\"");
        }
    }

    @Test
    void aCopyBecomesWhatItWasAndItsCollectionsStayThemselves() throws Exception {
        try (DocumentStock template = DocumentStock.load(server, fixture.first());
                DocumentStock copy = template.copy()) {
            Map<String, String> before = copy.digests();
            String id = id(copy);
            copy.database()
                    .run(
                            "{delete: 'users', deletes: [{q: {}, limit: 0}]}",
                            "{dropIndexes: 'users', index: 'ssn_1'}",
                            "{drop: 'orders'}",
                            "{create: 'stolen'}");
            assertThat(StateOracle.find(before, copy.digests()))
                    .hasValue("changed: [orders, stolen, users, users_view]");
            copy.become(template);
            assertThat(StateOracle.find(before, copy.digests())).isEmpty();
            assertThat(id(copy)).isEqualTo(id);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {insert: 'tickets', documents: [{_id: 9}]}                                       | tickets
            {update: 'orders', updates: [{q: {_id: 1}, u: {$set: {total: 3}}}]}              | orders
            {delete: 'secrets', deletes: [{q: {}, limit: 0}]}                                | secrets
            {createIndexes: 'orders', indexes: [{key: {total: 1}, name: 'x'}]}               | orders
            {create: 'stolen'}                                                               | stolen
            {drop: 'products'}                                                               | products
            {collMod: 'users_view', viewOn: 'users', pipeline: []}                           | users_view
            """)
    void changeIsFound(String command, String what) {
        try (DocumentStock stock = DocumentStock.load(server, fixture.first())) {
            Map<String, String> before = stock.digests();
            stock.database().run(command);
            assertThat(StateOracle.find(before, stock.digests())).hasValue("changed: [" + what + "]");
        }
    }

    /** Also a write, which is undone where it is asked for past the gateway. */
    @ParameterizedTest
    @ValueSource(strings = {ALL, "{\"count\": \"orders\"}", "{\"insert\": \"tickets\", \"documents\": [{\"_id\": 9}]}"})
    void nothingOfARawRunIsKept(String command) {
        try (DocumentStock stock = DocumentStock.load(server, fixture.first())) {
            Map<String, String> before = stock.digests();
            assertThat(stock.run(command, List.of())).isInstanceOf(Raw.Answer.Rows.class);
            assertThat(StateOracle.find(before, stock.digests())).isEmpty();
        }
    }

    @Test
    void aNameThatStandsTwiceGoesOutTwice() {
        String sent =
                new String(CommandBytes.of("{\"find\": \"orders\", \"find\": \"secrets\"}"), StandardCharsets.UTF_8);
        assertThat(sent).contains("orders", "secrets");
    }

    private static String id(DocumentStock stock) {
        return stock.database().database().listCollections(BsonDocument.class).into(new ArrayList<>()).stream()
                .filter(entry -> entry.getString("name").getValue().equals("users"))
                .map(entry -> entry.getDocument("info").toJson())
                .findFirst()
                .orElseThrow();
    }

    private static List<List<String>> rows(DocumentStock stock, String command) {
        return switch (stock.run(command, List.of())) {
            case Raw.Answer.Rows(var rows) -> rows;
            case Raw.Answer.Failed(var message) -> throw new AssertionError(message);
        };
    }
}
