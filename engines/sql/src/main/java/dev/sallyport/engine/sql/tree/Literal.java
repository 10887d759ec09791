package dev.sallyport.engine.sql.tree;

import java.math.BigInteger;

/** A constant written in the statement, decoded. */
public sealed interface Literal extends Expression {

    /** Digits only; a sign is an operator around it. */
    record IntegerLiteral(BigInteger value, Mark at) implements Literal {}

    /** A number with a point or an exponent, as written in lower case: its spelling decides its scale. */
    record DecimalLiteral(String digits, Mark at) implements Literal {}

    /** A character string by its value. */
    record StringLiteral(String value, Mark at) implements Literal {}

    /** A string of bytes by its value; where a number is wanted, the number that they spell (MySQL, "Hexadecimal Literals"). */
    record BytesLiteral(String hex, Mark at) implements Literal {}

    /**
     * A number or a string that others may take the place of without another meaning of the statement; only the reader makes
     * it, so that nothing of the gateway's own is ever one.
     *
     * @param slot number of its value among those of the statement, from 0; equal values have one
     */
    record Lifted(int slot, Literal value, Mark at) implements Literal {}

    /** TRUE or FALSE. */
    record BooleanLiteral(boolean value, Mark at) implements Literal {}

    /** NULL. */
    record NullLiteral(Mark at) implements Literal {}

    /** A type name before a string: {@code date '2026-01-31'}, {@code interval '1 day'}. */
    record TypedLiteral(TypeName type, String value, Mark at) implements Literal {}
}
