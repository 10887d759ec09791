package dev.sallyport.cli.doctor;

import dev.sallyport.client.SallyportException;
import dev.sallyport.v1.ListSourcesRequest;
import dev.sallyport.v1.ListSourcesResponse;
import dev.sallyport.v1.Source;
import dev.sallyport.v1.SourceState;
import dev.sallyport.v1.SourcesServiceGrpc;
import io.grpc.Channel;
import io.grpc.StatusException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Whether each database behind the gateway can be reached, as the gateway itself sees it; needs an admin's token. */
public final class SourceCheck {
    private static final int SECONDS = 10;

    private SourceCheck() {}

    /** One finding for each source, or one that says why they cannot be listed. */
    public static List<Finding> of(Channel admin) {
        var stub = SourcesServiceGrpc.newBlockingV2Stub(admin).withDeadlineAfter(SECONDS, TimeUnit.SECONDS);
        List<Finding> findings = new ArrayList<>();
        try {
            String page = "";
            do {
                ListSourcesResponse answer = stub.listSources(
                        ListSourcesRequest.newBuilder().setPageToken(page).build());
                answer.getSourcesList().stream().map(SourceCheck::of).forEach(findings::add);
                page = answer.getNextPageToken();
            } while (!page.isEmpty());
        } catch (StatusException e) {
            findings.add(new Finding(
                    "the sources cannot be listed: " + SallyportException.of(e).getMessage(),
                    "mend what is short above, and call as an admin"));
        }
        return findings;
    }

    private static Finding of(Source source) {
        String what = "source `" + source.getName() + "` at `" + source.getAddress() + "`";
        if (source.getState() == SourceState.SOURCE_STATE_READY) {
            return Finding.good(what + " is ready");
        }
        String state = source.getState().name().replace("SOURCE_STATE_", "").toLowerCase(Locale.ROOT);
        return new Finding(
                what + " is " + state,
                source.getState() == SourceState.SOURCE_STATE_QUIESCED
                        ? "wait, or ask an admin who stopped it"
                        : "see that the database runs and takes the role of the gateway, the gateway's log says more");
    }
}
