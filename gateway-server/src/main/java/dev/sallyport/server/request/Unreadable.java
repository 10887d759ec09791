package dev.sallyport.server.request;

import dev.sallyport.operation.Refusal;
import dev.sallyport.policy.Identity;

/** A request of a proven caller whose message could not be read as an operation, and why. */
public record Unreadable(Identity identity, String peer, String requestId, String source, Refusal refusal) {}
