package dev.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.sallyport.cli.output.JsonText;
import dev.sallyport.client.approval.OperationField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The readers of operations in other languages: they refuse what the one in Java refuses, and read what it reads. */
class VectorsTest {
    private static final ByteString GOOD = new SampleOperation().bytes();
    private static final int PREFIX = 16;
    private static final int FIRST = 6 + "postgresql".length();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void vectorThatIsNotWhatItSaysIsRefused() throws Exception {
        for (Map<String, Object> wrong : List.of(
                vector("digest", GOOD, "00".repeat(32), Map.of()),
                vector("field", GOOD, digest(), Map.of("human", "eve")),
                vector("unknown field", GOOD, digest(), Map.of("nobody", "eve")),
                vector("not malformed", GOOD),
                vector("malformed", GOOD.substring(1), digest(), Map.of()))) {
            Path file = write(List.of(wrong));
            assertThat(Verifiers.python("operation_digest.py", file).code())
                    .as(wrong.toString())
                    .isEqualTo(1);
        }
        assertThat(Verifiers.go("operation_digest.go", write(List.of(vector("digest", GOOD, "00", Map.of()))))
                        .code())
                .isEqualTo(1);
        assertThat(Verifiers.go("operation_digest.go", write(List.of(vector("not malformed", GOOD))))
                        .code())
                .isEqualTo(1);
    }

    @Test
    void malformedIsRefusedAndGoodIsReadByAll() throws Exception {
        var fields = Map.of(
                "statement",
                "update orders set note = $1\nwhere id = $2",
                "human",
                "alice",
                "max_affected",
                5,
                "statement_count",
                1,
                "settings",
                List.of("role=app", "search_path=public"),
                "nonce",
                "00".repeat(16));
        List<Map<String, Object>> vectors = new ArrayList<>(malformed());
        vectors.add(vector("good", GOOD, digest(), fields));
        Path file = write(vectors);
        var python = Verifiers.python("operation_digest.py", file);
        assertThat(python.text()).isEqualTo(vectors.size() + " vectors ok\n");
        assertThat(python.code()).isZero();
        var go = Verifiers.go("operation_digest.go", file);
        assertThat(go.text()).isEqualTo(vectors.size() + " vectors ok\n");
    }

    @Test
    void documentIsReadAsOneByAllAndWhatOnlyLooksLikeOneByNone() throws Exception {
        byte[] document = SampleDocuments.bson("{\"find\": \"c\", \"x\": {\"$numberDouble\": \"-1.0\"}}");
        byte[] longer = document.clone();
        longer[0]++;
        byte[] open = document.clone();
        open[open.length - 1] = 1;
        var good = new SampleOperation().with(OperationField.STATEMENT, document);
        var read = Map.of("statement", Map.of("bson", hex(ByteString.copyFrom(document))));
        List<Map<String, Object>> vectors = List.of(
                vector("longer", statement(longer)),
                vector("open", statement(open)),
                vector("cut", statement(java.util.Arrays.copyOf(document, document.length - 1))),
                vector("document", good.bytes(), hex(good.digest()), read));
        Path file = write(vectors);
        assertThat(Verifiers.python("operation_digest.py", file).text()).isEqualTo("4 vectors ok\n");
        assertThat(Verifiers.go("operation_digest.go", file).text()).isEqualTo("4 vectors ok\n");
    }

    private static ByteString statement(byte[] bytes) {
        return new SampleOperation().with(OperationField.STATEMENT, bytes).bytes();
    }

    /** The vectors that the gateway holds its own bytes against. */
    @Test
    void theGatewaysVectorsAreReadByAll() throws Exception {
        Path vectors = Verifiers.verifiers().resolve("vectors.json");
        assertThat(Verifiers.python("operation_digest.py", vectors).text()).isEqualTo("7 vectors ok\n");
        assertThat(Verifiers.go("operation_digest.go", vectors).text()).isEqualTo("7 vectors ok\n");
    }

    private static List<Map<String, Object>> malformed() {
        ByteString prefix = GOOD.substring(0, PREFIX);
        ByteString first = GOOD.substring(PREFIX, PREFIX + FIRST);
        ByteString second = SampleOperation.field(2, "shop-pg".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        ByteString rest = GOOD.substring(PREFIX + FIRST + second.size());
        List<Map<String, Object>> vectors = new ArrayList<>(List.of(
                vector("prefix", ByteString.copyFromUtf8("sallyport-op-v2\0").concat(GOOD.substring(PREFIX))),
                vector("order", prefix.concat(second).concat(first).concat(rest)),
                vector(
                        "duplicate",
                        prefix.concat(first).concat(first).concat(second).concat(rest)),
                vector("missing", prefix.concat(first).concat(rest)),
                vector("trailing", GOOD.concat(ByteString.copyFrom(new byte[1]))),
                vector("empty", ByteString.EMPTY)));
        for (int length = 0; length < GOOD.size(); length += 7) {
            vectors.add(vector("truncated " + length, GOOD.substring(0, length)));
        }
        for (OperationField field : OperationField.values()) {
            var shape = new SampleOperation().with(field, new byte[] {(byte) 0xFF});
            vectors.add(vector("shape " + field, shape.bytes()));
        }
        return vectors;
    }

    private static String digest() {
        return HexFormat.of().formatHex(new SampleOperation().digest().toByteArray());
    }

    private static Map<String, Object> vector(String name, ByteString bytes) {
        return Map.of("name", name, "fields_hex", hex(bytes), "malformed", true);
    }

    private static Map<String, Object> vector(String name, ByteString bytes, String digest, Map<String, ?> fields) {
        return Map.of("name", name, "fields_hex", hex(bytes), "digest_hex", digest, "fields", fields);
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    private Path write(List<Map<String, Object>> vectors) throws IOException {
        return Files.writeString(folder.resolve("vectors.json"), JsonText.of(vectors));
    }
}
