package dev.sallyport.server.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.sallyport.engine.Statement.Body;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Value;
import dev.sallyport.server.request.Submission;
import dev.sallyport.server.store.Rules;
import dev.sallyport.v1.ExecuteRequest;
import dev.sallyport.v1.Statement;
import dev.sallyport.v1.StatementList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubmissionsTest {
    @Test
    void anEmptyListIsNoStatement() {
        assertThatThrownBy(() -> of())
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().reason()).isEqualTo(Reason.MALFORMED));
    }

    @Test
    void aListIsNoLongerThanAStatement() {
        Statement half = sql("x".repeat(20_000));
        Statement many = sql("a", new long[501]);
        for (Statement[] list : List.of(new Statement[] {half, half}, new Statement[] {many, many})) {
            assertThatThrownBy(() -> of(list))
                    .isInstanceOfSatisfying(
                            RefusedException.class,
                            refused -> assertThat(refused.refusal().reason()).isEqualTo(Reason.TOO_LARGE));
        }
    }

    @Test
    void aListOfCommandsIsNoLongerThanAStatement() {
        Statement half = command(new byte[20_000]);
        assertThatThrownBy(() -> of(half, half))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().reason()).isEqualTo(Reason.TOO_LARGE));
    }

    @Test
    void aCommandIsItselfWithTheParametersThatItsEngineWillRefuse() {
        Statement.Builder statement = command(new byte[] {5, 0, 0, 0, 0}).toBuilder()
                .addParameters(dev.sallyport.v1.Value.newBuilder().setInt64Value(1));
        assertThat(of(statement.build()).statement().body()).isEqualTo(new Body.Command(new byte[] {5, 0, 0, 0, 0}));
        assertThat(of(statement.build()).statement().parameters()).containsExactly(new Value.Int(1));
    }

    @Test
    void oneStatementIsItself() {
        assertThat(of(sql("select 1")).statement().body()).isEqualTo(new Body.Text("select 1"));
    }

    @Test
    void aListKeepsItsOrderAndWhoseParametersAreWhose() {
        var statement = of(sql("a", 1), sql("b"), sql("c", 2, 3)).statement();

        assertThat(statement.body())
                .isEqualTo(new Body.InOrder(List.of(
                        new Body.Part(new Body.Text("a"), 1),
                        new Body.Part(new Body.Text("b"), 0),
                        new Body.Part(new Body.Text("c"), 2))));
        assertThat(statement.parameters()).containsExactly(new Value.Int(1), new Value.Int(2), new Value.Int(3));
        assertThat(statement.body().length()).isEqualTo(3);
    }

    private static Submission of(Statement... statements) {
        ExecuteRequest request = ExecuteRequest.newBuilder()
                .setStatements(StatementList.newBuilder().addAllStatements(List.of(statements)))
                .build();
        return Submissions.of(request, Rules.human("ann"), "peer", Rules.NOW);
    }

    private static Statement command(byte[] bson) {
        return Statement.newBuilder().setBsonCommand(ByteString.copyFrom(bson)).build();
    }

    private static Statement sql(String sql, long... parameters) {
        Statement.Builder statement = Statement.newBuilder().setSql(sql);
        for (long parameter : parameters) {
            statement.addParameters(dev.sallyport.v1.Value.newBuilder().setInt64Value(parameter));
        }
        return statement.build();
    }
}
