package dev.sallyport.engine.sql.tree;

/** Any part of a statement that a refusal can point at. */
public sealed interface Node
        permits Query, QueryBody, CommonTable, SelectItem, FromItem, SortKey, Expression, TypeName {

    Mark at();
}
