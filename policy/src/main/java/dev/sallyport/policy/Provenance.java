package dev.sallyport.policy;

import java.time.Instant;

/**
 * Where a rule comes from.
 *
 * @param version the version of the policy that this rule came in with
 * @param author who wrote it
 * @param time when it was written
 * @param manifest the manifest that owns it, empty when it was made by hand
 */
public record Provenance(long version, String author, Instant time, String manifest) {}
