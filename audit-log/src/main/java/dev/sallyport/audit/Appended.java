package dev.sallyport.audit;

import com.google.protobuf.ByteString;

/** A durable record: its index, and its RFC 6962 leaf hash. */
public record Appended(long index, ByteString leafHash) {}
