package dev.sallyport.cli.approval;

/**
 * Why evidence proves nothing.
 *
 * @param what is off
 * @param why that matters
 */
public record Problem(String what, String why) {}
