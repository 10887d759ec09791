package dev.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.bson.RawBsonDocument;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTextTest {
    @Test
    void nameThatStandsTwiceIsRefusedByNameAndPlace() {
        assertRefused("{\"find\": \"c\",\n \"limit\": 1, \"limit\": 2}")
                .withMessageStartingWith("the name `limit` stands twice in one document (line 2, column 14), expected");
        assertRefused("{\"find\": \"c\", \"filter\": {\"$and\": [{\"a\": 1, \"b\": 2, \"a\": 3}]}}")
                .withMessageStartingWith("the name `a` stands twice in one document (line 1, column ");
        assertRefused("{\"a\": 1, \"\\u0061\": 2}").withMessageStartingWith("the name `a` stands twice");
    }

    @Test
    void sameNameInTwoDocumentsIsNoTwin() {
        assertThat(parsed("{\"a\": [{\"a\": 1}, {\"a\": {\"a\": 2}}]}"))
                .isEqualTo("{\"a\": [{\"a\": 1}, {\"a\": {\"a\": 2}}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": 1} x", "{\"a\": 1}{\"b\": 2}", "{\"a\": 1},", "{\"a\": 1} null"})
    void textBehindTheDocumentIsRefused(String text) {
        assertRefused(text).withMessageContaining("(line 1, column ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{find: \"c\"}",
                "{'find': 'c'}",
                "{\"_id\": ObjectId(\"5f0000000000000000000000\")}",
                "{\"at\": new Date()}",
                "{\"name\": /x/}",
                "{\"a\": 01}",
                "{\"a\": +1}",
                "{\"a\": NaN}",
                "{\"a\": 1,}",
                "{\"a\": 1 /* one */}",
                "{\"a\": 1",
                "{\"a\"}",
                "{"
            })
    void whatIsNoJsonIsRefused(String text) {
        assertRefused(text).withMessageStartingWith("the command is no JSON: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": {\"$oid\": \"5\"}}",
                "{\"a\": {\"$numberLong\": \"x\"}}",
                "{\"a\": {\"$numberLong\": 5}}",
                "{\"a\": {\"$numberInt\": \"5\", \"x\": 1}}",
                "{\"a\": {\"$date\": \"yesterday\"}}",
                "{\"a\": {\"$binary\": {\"base64\": \"!\", \"subType\": \"00\"}}}",
                "{\"$numberLong\": \"5\"}",
                "{\"a\\u0000b\": 1}"
            })
    void whatIsNoExtendedJsonIsRefused(String text) {
        assertRefused(text).withMessageStartingWith("the command is no extended JSON: ");
    }

    @Test
    void numberThatNoTypeHoldsIsRefusedAndNotRounded() {
        assertRefused("{\"a\": 9223372036854775808}")
                .withMessageStartingWith("the number `9223372036854775808` is beyond");
        assertRefused("{\"a\": -1e400}").withMessageStartingWith("the number `-1e400` is beyond");
    }

    @Test
    void halfACharacterIsRefusedAndNotReplaced() {
        assertRefused("{\"a\": \"\\ud800\"}").withMessageStartingWith("a text holds half a character (line 1, column ");
        assertRefused("{\"\\udc00\": 1}").withMessageContaining("surrogate");
        assertThat(parsed("{\"a\": \"\\ud83d\\ude00\"}")).contains("a");
    }

    @Test
    void documentThatIsTooDeepIsRefused() {
        assertRefused("{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000))
                .withMessageStartingWith("the command is no JSON: ");
    }

    @Test
    void namesKeepTheirOrderAndValuesTheirTypes() {
        String text =
                "{\"z\": {\"$numberLong\": \"1\"}, \"a\": {\"$numberInt\": \"1\"}, \"m\": {\"$numberDouble\": \"1.0\"}, "
                        + "\"d\": {\"$numberDecimal\": \"1.10\"}, \"t\": {\"$date\": {\"$numberLong\": \"0\"}}}";
        assertThat(document(text)
                        .toJson(JsonWriterSettings.builder()
                                .outputMode(JsonMode.EXTENDED)
                                .build()))
                .isEqualTo(text);
        assertThat(document("{\"a\": 1}").isInt32("a")).isTrue();
        assertThat(document("{\"a\": 2147483648}").isInt64("a")).isTrue();
        assertThat(document("{\"a\": 1.0}").isDouble("a")).isTrue();
    }

    @Test
    void onlyABraceBeginsACommand() {
        assertThat(CommandText.isCommand(" \n{\"find\": \"c\"}")).isTrue();
        assertThat(CommandText.isCommand("{broken")).isTrue();
        assertThat(CommandText.isCommand("select '{}'")).isFalse();
        assertThat(CommandText.isCommand("db.customers.find()")).isFalse();
        assertThat(CommandText.isCommand("")).isFalse();
    }

    private static org.assertj.core.api.ThrowableAssertAlternative<IllegalArgumentException> assertRefused(
            String text) {
        return assertThatIllegalArgumentException()
                .isThrownBy(() -> CommandText.parse(text))
                .withMessageEndingWith(
                        ", expected one document in extended JSON such as {\"find\": \"customers\", \"limit\": 2}");
    }

    private static RawBsonDocument document(String text) {
        return new RawBsonDocument(CommandText.parse(text));
    }

    private static String parsed(String text) {
        return document(text).toJson();
    }
}
