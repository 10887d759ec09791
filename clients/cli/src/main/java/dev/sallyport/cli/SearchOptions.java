package dev.sallyport.cli;

import com.google.protobuf.Timestamp;
import dev.sallyport.v1.RecordFilter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which records; what is not given sets no condition. */
final class SearchOptions {
    @Option(names = "--agent", description = "SPIFFE id of the agent")
    private String agent = "";

    @Option(names = "--human", description = "for this human")
    private String human = "";

    @Option(names = "--task", description = "in this task")
    private String task = "";

    @Option(names = "--request", description = "of this request")
    private String request = "";

    @Option(names = "--source", description = "on this source")
    private String source = "";

    @Option(names = "--object", description = "that name this object")
    private String object = "";

    @Option(names = "--since", description = "from this time on, like 2027-01-31T12:00:00Z")
    private @Nullable Instant since;

    @Option(names = "--until", description = "before this time")
    private @Nullable Instant until;

    RecordFilter toFilter() {
        var filter = RecordFilter.newBuilder()
                .setAgent(agent)
                .setHuman(human)
                .setTask(task)
                .setRequestId(request)
                .setSource(source)
                .setObject(object);
        if (since != null) {
            filter.setStartTime(timestamp(since));
        }
        if (until != null) {
            filter.setEndTime(timestamp(until));
        }
        return filter.build();
    }

    private static Timestamp timestamp(Instant time) {
        return Timestamp.newBuilder()
                .setSeconds(time.getEpochSecond())
                .setNanos(time.getNano())
                .build();
    }
}
