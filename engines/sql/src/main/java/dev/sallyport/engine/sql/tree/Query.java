package dev.sallyport.engine.sql.tree;

/** A statement that returns rows. */
public sealed interface Query extends Node permits Select {}
