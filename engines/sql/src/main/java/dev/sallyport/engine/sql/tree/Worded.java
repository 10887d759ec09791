package dev.sallyport.engine.sql.tree;

/** An expression that the grammar spells with words of its own. */
public sealed interface Worded extends Expression
        permits XmlElement, JsonCall, JsonTest, NamedArgument, Interval, UnitCall, SeparatedCall {}
