package dev.sallyport.server.approval;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The bytes that people sign, held still: the readers in Python, in Go and in the clients read the same file. */
class GoldenOperationTest {
    private static final Path VECTORS = Path.of("..", "deploy", "e2e", "verifiers", "vectors.json");

    private static final List<Value> VALUES = List.of(
            new Value.Null(),
            new Value.Int(7),
            new Value.Text("it\u202Ecb"),
            new Value.Bytes(new byte[] {0, -1}),
            new Value.Uuid(new UUID(1, 2)),
            new Value.Date(20_000));

    /** `{delete: "c", n: 1}` */
    private static final byte[] COMMAND =
            HexFormat.of().parseHex("1a0000000264656c65746500020000006300106e000100000000");

    private static OperationFields golden() {
        return golden(
                "postgresql", "UPDATE \"public\".\"orders\" SET \"note\" = $1\nWHERE \"id\" = $2".getBytes(UTF_8));
    }

    private static OperationFields golden(String engine, byte[] statement) {
        return new OperationFields.Builder()
                .put(Field.ENGINE, engine)
                .put(Field.SOURCE, "shop-pg")
                .put(Field.SERVER, "postgresql/7423019946/16384")
                .put(Field.DATABASE, "shop")
                .put(Field.OPERATION_CLASS, "WRITE")
                .put(Field.STATEMENT, statement)
                .put(Field.STATEMENTS, new byte[] {0, 0, 0, 1})
                .put(Field.PARAMETER_TYPES, VALUES.stream().map(Packed::type).toList())
                .put(Field.PARAMETER_VALUES, Packed.values(VALUES))
                .put(Field.SETTINGS, List.of("search_path=pg_catalog, pg_temp", "TimeZone=UTC"))
                .put(Field.MAX_ROWS, 100)
                .put(Field.MAX_BYTES, 1 << 20)
                .put(Field.MAX_CELL_BYTES, 4_096)
                .put(Field.MAX_AFFECTED, 5)
                .put(Field.MAX_TIME, 30_000)
                .put(Field.ISSUER, "https://idp.example")
                .put(Field.HUMAN, "alice")
                .put(Field.AGENT, List.of("https://idp.example", "spiffe://x/agent/a"))
                .put(Field.WORKLOAD, "spiffe://x/agent/a")
                .put(Field.TASK, "t-1")
                .put(Field.BASIS, new byte[32])
                .put(Field.RULES, List.of("four-eyes=2"))
                .put(Field.CLOSURE, new byte[32])
                .put(Field.REQUESTED_AT, 1_800_000_000_000_000L)
                .put(Field.EXPIRES_AT, 1_800_000_900_000_000L)
                .put(Field.NONCE, new byte[16])
                .put(Field.ROWS, 3)
                .put(Field.IMAGE, new byte[32])
                .put(Field.INTENT, "the note was wrong")
                .put(Field.UNMASKED, List.of("public", "orders", "note"))
                .build();
    }

    @Test
    void theBytesAreThoseOfTheVectors() throws IOException {
        String vectors = Files.readString(VECTORS);

        for (OperationFields golden : List.of(golden(), golden("mongodb", COMMAND))) {
            assertThat(vectors).contains("\"fields_hex\": \"" + HexFormat.of().formatHex(golden.bytes()) + "\"");
            assertThat(vectors).contains("\"digest_hex\": \"" + HexFormat.of().formatHex(golden.digest()) + "\"");
        }
    }
}
