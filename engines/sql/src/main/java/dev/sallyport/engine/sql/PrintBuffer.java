package dev.sallyport.engine.sql;

import dev.sallyport.engine.Gap;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Literal;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.engine.sql.tree.Variable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The text of one print in the making. */
final class PrintBuffer {

    /** Prints one element of a list. */
    interface Element<T> {
        void print(T element);
    }

    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");
    private final Dialect dialect;
    private final ParameterStyle style;
    private final StringBuilder text = new StringBuilder(256);
    private final List<Integer> parameters = new ArrayList<>();
    private final List<Variable> variables = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private int bytes;
    private int counted;

    PrintBuffer(Dialect dialect, ParameterStyle style) {
        this.dialect = dialect;
        this.style = style;
    }

    /** Whether the server changes rows in that way. */
    boolean has(WriteForm form) {
        return dialect.writeForms().contains(form);
    }

    /** Whether subtotals are asked for behind the keys. */
    boolean rollsUpBehindKeys() {
        return dialect.rollsUpBehindKeys();
    }

    Printed printed() {
        return new Printed(text.toString(), parameters, variables, gaps);
    }

    /** Begins a gap, in which the literal of that slot stands. */
    void open(int slot) {
        int start = bytes();
        gaps.add(new Gap(start, start, slot));
    }

    void close() {
        Gap open = gaps.removeLast();
        gaps.add(new Gap(open.start(), bytes(), open.literal()));
    }

    /** The length of the text so far, in UTF-8. */
    private int bytes() {
        bytes += text.substring(counted).getBytes(StandardCharsets.UTF_8).length;
        counted = text.length();
        return bytes;
    }

    PrintBuffer add(String syntax) {
        text.append(syntax);
        return this;
    }

    PrintBuffer name(Name name) {
        return add(dialect.quoted(name.text()));
    }

    PrintBuffer name(QualifiedName name) {
        return list(name.parts(), ".", this::name);
    }

    /** The name before the brackets of a call. */
    PrintBuffer function(QualifiedName name) {
        boolean plain = name.parts().stream()
                .allMatch(part -> PLAIN.matcher(part.text()).matches());
        return plain && !dialect.quotesFunctions() ? add(name.toString()) : name(name);
    }

    PrintBuffer names(List<Name> names) {
        add("(");
        list(names, ", ", this::name);
        return add(")");
    }

    PrintBuffer literal(String value) {
        return add(dialect.literal(value));
    }

    PrintBuffer fence() {
        return add(" ").add(dialect.fence());
    }

    PrintBuffer leftAside(List<Name> indexes) {
        return add(" ").add(dialect.leftAside()).add(" ").names(indexes);
    }

    PrintBuffer parameter(int number) {
        parameters.add(number);
        return add(style.write(Integer.toString(number)));
    }

    PrintBuffer variable(Variable variable) {
        variables.add(variable);
        return add(variable.name());
    }

    /** A question mark that is no parameter is written twice where parameters are question marks. */
    PrintBuffer operator(String symbol) {
        return add(
                switch (style) {
                    case NUMBERED -> symbol;
                    case POSITIONAL -> symbol.replace("?", "??");
                });
    }

    /** Whether a default is written without parentheses, in which it would be another kind of one. */
    boolean standsPlain(Expression value) {
        return dialect.definesWithinTables()
                && switch (value) {
                    case Literal _, Expression.CurrentValue _ -> true;
                    case Expression.OperatorCall(var operator, var operands, var _) ->
                        operator.symbol().equals("-") && operands.size() == 1 && operands.getFirst() instanceof Literal;
                    default -> false;
                };
    }

    <T> PrintBuffer list(List<T> elements, String separator, Element<T> print) {
        for (int i = 0; i < elements.size(); i++) {
            text.append(i == 0 ? "" : separator);
            print.print(elements.get(i));
        }
        return this;
    }
}
