package dev.sallyport.server.request;

import dev.sallyport.engine.Preview;
import java.util.List;

/**
 * A yes that was given to one operation, and used up by one request; or that of a break-glass, under which operations just run.
 *
 * @param approval its name, or `break-glass` and the name of that
 * @param approvers who said it, as issuer and subject
 * @param shown what they were shown of its rows, to which the run is held
 */
public record Consent(String approval, List<String> approvers, Preview shown) {
    public Consent {
        approvers = List.copyOf(approvers);
    }
}
