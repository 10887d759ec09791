package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.JsonCall;
import dev.sallyport.engine.sql.tree.JsonCall.Part;
import dev.sallyport.engine.sql.tree.JsonTest;

/** Prints calls of SQL/JSON. */
final class JsonPrinter {
    private final PrintBuffer out;
    private final ExpressionPrinter expressions;

    JsonPrinter(PrintBuffer out, ExpressionPrinter expressions) {
        this.out = out;
        this.expressions = expressions;
    }

    void test(JsonTest test) {
        expressions.operand(test.operand());
        out.add(" ").add(test.words());
    }

    void call(JsonCall call) {
        out.add(call.function()).add("(");
        boolean spaced = false;
        for (Part part : call.parts()) {
            out.add(spaced && !isSign(part, ",") && !isSign(part, ")") ? " " : "");
            part(part);
            spaced = !isSign(part, "(");
        }
        out.add(")");
    }

    private static boolean isSign(Part part, String sign) {
        return part instanceof Part.Words(var text) && text.equals(sign);
    }

    private void part(Part part) {
        switch (part) {
            case Part.Words(var text) -> out.add(text);
            case Part.Value(var _, var value) -> expressions.operand(value);
            case Part.Type(var type) -> new TermPrinter(out).type(type);
            case Part.Label(var _, var name) -> out.name(name);
            case Part.Order(var keys) -> out.add("ORDER BY ").list(keys, ", ", expressions::sortKey);
        }
    }
}
