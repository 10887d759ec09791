package dev.sallyport.engine;

/** One output column as it is sealed, before the engine has told its type. */
public record OutputColumn(String label, ResultColumn.Origin origin, String mask) {}
