package dev.sallyport.operation;

/**
 * One column or document path of the catalog.
 *
 * @param id stable number of the column inside its object, as the engine gives it; part of the classification key
 * @param engineType the engine's own spelling of the type
 * @param kind what a row filter may compare it with
 * @param inStar whether `*` names it (an invisible column is not)
 */
public record ColumnDescription(String name, String id, String engineType, ColumnKind kind, boolean inStar) {}
