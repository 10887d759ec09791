package dev.sallyport.server.request;

import dev.sallyport.operation.Refusal;

/**
 * What kept an operation from running to its end.
 *
 * @param errorClass the engine's code, empty where the engine did not stop it
 */
public record Stopped(Refusal refusal, String errorClass) {}
