package dev.sallyport.server.rpc.approval;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.sallyport.engine.Reading;
import dev.sallyport.operation.Value;
import dev.sallyport.policy.Wishes;
import dev.sallyport.server.approval.ApprovalEncoding;
import dev.sallyport.server.request.Bounds;
import dev.sallyport.server.request.Submission;
import dev.sallyport.server.rpc.Submissions;
import dev.sallyport.server.rpc.Times;
import dev.sallyport.server.rpc.Values;
import dev.sallyport.server.rpc.Verdicts;
import dev.sallyport.v1.ExecuteRequest;
import dev.sallyport.v1.ObjectRef;
import dev.sallyport.v1.Statement;
import dev.sallyport.v1.StatementList;
import dev.sallyport.v1.UnderstoodOperation;
import java.util.List;
import java.util.stream.Stream;

/** A request that waits for a person, kept as the message of the wire that it came as; its ids are not part of it. */
public final class KeptRequests implements ApprovalEncoding {
    @Override
    public byte[] encode(Submission submission) {
        return ExecuteRequest.newBuilder()
                .setSource(submission.source())
                .setDatabase(submission.database())
                .setIntent(submission.intent())
                .setBounds(bounds(submission.bounds()))
                .addAllUnmask(
                        submission.unmask().stream().map(KeptRequests::unmask).toList())
                .setStatements(StatementList.newBuilder()
                        .addAllStatements(statements(submission.statement()).toList()))
                .build()
                .toByteArray();
    }

    private static ObjectRef unmask(Wishes.Unmask column) {
        return ObjectRef.newBuilder()
                .setSchema(column.schema())
                .setObject(column.object())
                .setColumn(column.column())
                .build();
    }

    private static dev.sallyport.v1.Bounds bounds(Bounds bounds) {
        return dev.sallyport.v1.Bounds.newBuilder()
                .setRows(bounds.rows())
                .setBytes(bounds.bytes())
                .setAffected(bounds.affected())
                .setTime(Times.message(bounds.time()))
                .build();
    }

    private static Stream<Statement> statements(dev.sallyport.engine.Statement statement) {
        List<Value> parameters = statement.parameters();
        return switch (statement.body()) {
            case dev.sallyport.engine.Statement.Body.Text(String sql) ->
                Stream.of(with(Statement.newBuilder().setSql(sql), parameters));
            case dev.sallyport.engine.Statement.Body.Command(byte[] bson) ->
                Stream.of(with(Statement.newBuilder().setBsonCommand(ByteString.copyFrom(bson)), parameters));
            case dev.sallyport.engine.Statement.Body.InOrder(var parts) -> {
                Stream.Builder<Statement> all = Stream.builder();
                int from = 0;
                for (dev.sallyport.engine.Statement.Body.Part part : parts) {
                    List<Value> own = parameters.subList(from, from + part.parameters());
                    statements(new dev.sallyport.engine.Statement(part.body(), own))
                            .forEach(all);
                    from += part.parameters();
                }
                yield all.build();
            }
        };
    }

    private static Statement with(Statement.Builder statement, List<Value> parameters) {
        return statement
                .addAllParameters(parameters.stream().map(Values::message).toList())
                .build();
    }

    @Override
    public Submission decode(byte[] work, Call call) {
        try {
            return Submissions.of(ExecuteRequest.parseFrom(work), call);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("the control store holds a request that is none", e);
        }
    }

    @Override
    public UnderstoodOperation operation(Reading.Understood reading) {
        return Verdicts.operation(reading);
    }
}
