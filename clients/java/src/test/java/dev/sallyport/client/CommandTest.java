package dev.sallyport.client;

import static dev.sallyport.client.Buffers.data;
import static dev.sallyport.client.Buffers.ints;
import static dev.sallyport.client.Buffers.vector;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.protobuf.ByteString;
import dev.sallyport.v1.Bounds;
import dev.sallyport.v1.Statement;
import dev.sallyport.v1.Type;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommandTest {
    private static final byte[] EMPTY = {5, 0, 0, 0, 0};

    @Test
    void noBytesAreNoCommandAndNothingIsBothCommandAndSql() {
        assertThatIllegalArgumentException().isThrownBy(() -> Query.command("shop", new byte[0]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Query(
                        "r",
                        "shop",
                        "",
                        "select 1",
                        ByteString.copyFrom(EMPTY),
                        List.of(),
                        "",
                        Bounds.getDefaultInstance(),
                        Optional.empty(),
                        List.of(),
                        ""));
    }

    @Test
    void documentThatIsCutIsAnError() {
        var cut = data(ByteString.copyFrom(EMPTY, 0, 4)).toBuilder()
                .setOffsets(ints(0, 5))
                .build();
        assertThatExceptionOfType(IncompleteAnswerException.class).isThrownBy(() -> vector(Type.TYPE_BSON, 1, cut));
    }

    @Test
    void documentIsReadAsItsBytes() {
        var column = data(ByteString.copyFrom(EMPTY)).toBuilder()
                .setOffsets(ints(0, 5))
                .build();
        assertThat(vector(Type.TYPE_BSON, 1, column).bytes(0).toByteArray()).isEqualTo(EMPTY);
        assertThat(vector(Type.TYPE_BSON, 1, column).text(0)).isEqualTo("\\x0500000000");
    }

    @Test
    void commandTravelsAsItsBytesOnEveryTerm() {
        Query query = Query.command("shop", EMPTY)
                .withDatabase("d")
                .withIntent("why")
                .withRows(5)
                .withParameters(List.of())
                .withUnmask(List.of());
        Statement expected = Statement.newBuilder()
                .setBsonCommand(ByteString.copyFrom(EMPTY))
                .build();
        assertThat(query.toRequest().getStatements().getStatementsList()).containsExactly(expected);
        assertThat(query.toDryRun().getStatement()).isEqualTo(expected);
        assertThat(query.statement()).isEqualTo(expected);
    }

    @Test
    void commandIsSent() throws IOException {
        try (var gateway = ScriptedGateway.answering(List.of())) {
            assertThatExceptionOfType(IncompleteAnswerException.class)
                    .isThrownBy(() -> gateway.client.dataAccess().command("shop", EMPTY));
            assertThat(gateway.received.join().getStatements().getStatements(0).getBsonCommand())
                    .isEqualTo(ByteString.copyFrom(EMPTY));
        }
    }
}
