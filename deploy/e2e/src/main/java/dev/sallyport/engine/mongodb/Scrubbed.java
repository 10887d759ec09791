package dev.sallyport.engine.mongodb;

import com.mongodb.MongoCommandException;
import com.mongodb.ServerAddress;
import dev.sallyport.engine.EngineFailure;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.bson.BsonDocument;
import org.jspecify.annotations.NullMarked;

/** What the engine makes of an error of its server, as far as anybody can hear it. */
@NullMarked
public final class Scrubbed {
    private Scrubbed() {}

    /** Everything that the failure says of a command that was answered so, with its causes and places. */
    public static String of(BsonDocument answer) {
        boolean isRefused = answer.getNumber("ok").doubleValue() == 0;
        MongoFault fault = isRefused
                ? MongoFaults.of(new MongoCommandException(answer, new ServerAddress()))
                : MongoFaults.of(answer).orElseThrow();
        EngineFailure failure = MongoErrors.failure(fault);
        StringWriter text = new StringWriter();
        fault.printStackTrace(new PrintWriter(text));
        failure.printStackTrace(new PrintWriter(text));
        return text + failure.errorClass() + failure.refusal();
    }
}
