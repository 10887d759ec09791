package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.Literal;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.TypeName;

/** Prints literals and types. */
final class TermPrinter {

    private final PrintBuffer out;

    TermPrinter(PrintBuffer out) {
        this.out = out;
    }

    void literal(Literal literal) {
        switch (literal) {
            case Literal.IntegerLiteral(var value, var _) -> out.add(value.toString());
            case Literal.DecimalLiteral(var digits, var _) -> out.add(digits);
            case Literal.StringLiteral(var value, var _) -> out.literal(value);
            case Literal.Lifted(var slot, var value, var _) -> {
                out.open(slot);
                literal(value);
                out.close();
            }
            case Literal.BooleanLiteral(var value, var _) -> out.add(value ? "TRUE" : "FALSE");
            case Literal.BytesLiteral(var hex, var _) -> out.add("0x").add(hex);
            case Literal.NullLiteral _ -> out.add("NULL");
            case Literal.TypedLiteral(var type, var value, var _) -> {
                String[] words = type.name().split(" ", 2);
                type(new TypeName(type.schema(), words[0], type.modifiers(), type.at()));
                out.add(" ").literal(value).add(words.length == 1 ? "" : " " + words[1]);
            }
        }
    }

    /** The modifiers of a type in two parts of words stand after the first: {@code timestamp(3) with time zone}, {@code
     * int(11) unsigned}. */
    void type(TypeName type) {
        var schema = type.schema();
        if (schema != null) {
            out.name(schema).add(".").name(new Name(type.name()));
            modifiers(type);
        } else {
            int split = Math.max(type.name().indexOf(" with"), type.name().indexOf(" unsigned"));
            out.add(split < 0 ? type.name() : type.name().substring(0, split));
            modifiers(type);
            out.add(split < 0 ? "" : type.name().substring(split));
        }
        out.add("[]".repeat(type.dimensions()));
    }

    private void modifiers(TypeName type) {
        if (!type.modifiers().isEmpty()) {
            out.add("(")
                    .list(type.modifiers(), ", ", number -> out.add(number.toString()))
                    .add(")");
        }
    }
}
