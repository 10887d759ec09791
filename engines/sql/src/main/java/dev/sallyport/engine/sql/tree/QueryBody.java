package dev.sallyport.engine.sql.tree;

/** What makes the rows of a query. */
public sealed interface QueryBody extends Node permits Select, SetOperation, Rows, Write {}
