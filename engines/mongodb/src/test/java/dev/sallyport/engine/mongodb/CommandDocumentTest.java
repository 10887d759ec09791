package dev.sallyport.engine.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.operation.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDbPointer;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonJavaScript;
import org.bson.BsonJavaScriptWithScope;
import org.bson.BsonString;
import org.bson.BsonSymbol;
import org.bson.BsonUndefined;
import org.bson.BsonValue;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandDocumentTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{find: 'x', fine: 'x'}",
                "{find: 'x', filter: {find: 1, fine: 1}}",
                "{find: 'x', filter: {$or: [{a: {find: 1, fine: 2}}]}}",
                "{a: [[{find: 1, fine: 1}]]}"
            })
    void aFieldThatStandsTwiceIsRefusedAtAnyDepth(String document) {
        Refused refused = refused(renamed(document, "fine", "find"));

        assertThat(refused.refusal().reason()).isEqualTo(Reason.MALFORMED);
        assertThat(refused.refusal().message()).contains("`find` stands twice");
        assertThat(refused.refusal().nextStep()).isEqualTo("send each field once");
    }

    @Test
    void whatIsCutOffOrHasMoreBehindItIsRefused() {
        byte[] whole = bytes("{find: 'x', filter: {a: 1}}");
        for (int length = 0; length < whole.length; length++) {
            assertThat(refused(Arrays.copyOf(whole, length)).refusal().reason()).isEqualTo(Reason.MALFORMED);
        }
        assertThat(refused(Arrays.copyOf(whole, whole.length + 1)).refusal().rule())
                .isEqualTo("mongodb.document");
    }

    @Test
    void aLengthThatIsNotThatOfTheBytesIsRefused() {
        byte[] whole = bytes("{find: 'x', filter: {a: 1}}");
        for (int place : new int[] {0, 1, 2, 3}) {
            byte[] wrong = whole.clone();
            wrong[place] ^= (byte) 0x81;
            assertThat(refused(wrong).refusal().reason()).isEqualTo(Reason.MALFORMED);
        }
    }

    /** Each byte of a document turned: no error but a refusal, and what is read stands for the same bytes. */
    @Test
    void anyOtherByteIsAnotherDocumentOrARefusal() {
        byte[] whole = bytes("{find: 'x', filter: {a: [1, true, {$oid: '0123456789abcdef01234567'}, /a/i]}}");
        for (int place = 0; place < whole.length; place++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] other = whole.clone();
                other[place] ^= (byte) (1 << bit);
                try {
                    assertThat(MongoDocuments.bytes(CommandDocument.read(other)))
                            .isEqualTo(other);
                } catch (Refused refused) {
                    assertThat(refused.refusal().nextStep()).isNotBlank();
                }
            }
        }
    }

    static BsonValue[] programs() {
        return new BsonValue[] {
            new BsonJavaScript("1"),
            new BsonJavaScriptWithScope("1", new BsonDocument()),
            new BsonDbPointer("a.b", new ObjectId()),
            new BsonSymbol("a"),
            new BsonUndefined()
        };
    }

    @ParameterizedTest
    @MethodSource("programs")
    void programsAndTypesOfOldAreRefusedAtAnyDepth(BsonValue value) {
        BsonDocument nested = new BsonDocument("a", new BsonArray(List.of(new BsonDocument("b", value))));
        for (BsonDocument document : new BsonDocument[] {new BsonDocument("a", value), nested}) {
            Refused refused = refused(MongoDocuments.bytes(document));
            assertThat(refused.refusal().reason()).isEqualTo(Reason.UNSUPPORTED);
            assertThat(refused.refusal().message()).contains("at `a");
        }
    }

    @Test
    void nestingHasABound() {
        BsonValue deepest = new BsonInt32(1);
        for (int depth = 1; depth < CommandDocument.DEEPEST; depth++) {
            deepest = depth % 2 == 0 ? new BsonDocument("a", deepest) : new BsonArray(List.of(deepest));
        }
        BsonDocument allowed = new BsonDocument("a", deepest);

        assertThat(refused(MongoDocuments.bytes(new BsonDocument("a", allowed)))
                        .refusal()
                        .reason())
                .isEqualTo(Reason.TOO_LARGE);
        assertThat(CommandDocument.read(MongoDocuments.bytes(allowed))).isEqualTo(allowed);
    }

    @Test
    void sizeHasABound() {
        int around = bytes("{a: {$binary: {base64: '', subType: '00'}}}").length;
        BsonDocument allowed = new BsonDocument("a", new BsonBinary(new byte[CommandDocument.LARGEST - around]));
        BsonDocument larger = new BsonDocument("a", new BsonBinary(new byte[CommandDocument.LARGEST - around + 1]));

        assertThat(refused(MongoDocuments.bytes(larger)).refusal().reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(CommandDocument.read(MongoDocuments.bytes(allowed))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"c3", "ff", "c080", "eda080", "f8808080"})
    void textThatIsNoUtf8IsRefused(String hex) {
        byte[] bad = HexFormat.of().parseHex(hex);
        String marker = "Q".repeat(bad.length);
        for (BsonDocument document :
                new BsonDocument[] {new BsonDocument("a", new BsonString(marker)), new BsonDocument(marker, number())
                }) {
            byte[] bytes = MongoDocuments.bytes(document);
            int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(marker);
            System.arraycopy(bad, 0, bytes, at, bad.length);
            assertThat(refused(bytes).refusal().reason()).isEqualTo(Reason.MALFORMED);
        }
    }

    @Test
    void elementsThatAreOutOfOrderAreRefused() {
        byte[] bytes = bytes("{a: ['x', 'y']}");
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        bytes[text.indexOf("0\0\2\0\0\0x")] = '1';
        bytes[text.indexOf("1\0\2\0\0\0y")] = '0';

        assertThat(refused(bytes).refusal().reason()).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void whatIsWellFormedIsReadAsItIs() {
        BsonDocument document = BsonDocument.parse("{find: 'x', filter: {a: [{b: 1}, {b: 1}], '': 'ä€😀'}, z: null}");

        assertThat(CommandDocument.read(MongoDocuments.bytes(document))).isEqualTo(document);
    }

    private static BsonInt32 number() {
        return new BsonInt32(1);
    }

    private static byte[] bytes(String json) {
        return MongoDocuments.bytes(BsonDocument.parse(json));
    }

    private static byte[] renamed(String json, String from, String to) {
        byte[] bytes = bytes(json);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.replace(from + "\0", to + "\0").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Refused refused(byte[] bson) {
        Refused refused = catchThrowableOfType(Refused.class, () -> CommandDocument.read(bson));
        assertThat(refused).isNotNull();
        return refused;
    }
}
