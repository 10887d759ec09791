package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.resolve.WithoutSlots;
import dev.sallyport.engine.sql.tree.Distinct;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.Cast;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.Select;
import dev.sallyport.engine.sql.tree.SelectItem.Output;
import dev.sallyport.engine.sql.tree.SortKey;
import dev.sallyport.engine.sql.tree.TreeMapper;
import dev.sallyport.engine.sql.tree.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the parts of a definition that are no words of it: each of them inside of a query that holds nothing else. */
final class DefinitionTerms {
    private final Source source;

    DefinitionTerms(Source source) {
        this.source = source;
    }

    /** Reads a query from its tokens. */
    interface Source {
        Query read(List<Token> tokens) throws NotRead;
    }

    /** A query, whose literals stay as they are. */
    Query query(List<Token> tokens) throws NotRead {
        Query query = source.read(tokens);
        Parameters parameters = new Parameters();
        var _ = parameters.query(query);
        if (query.writes()) {
            throw NotRead.unsupported("write in a definition");
        }
        if (parameters.found) {
            throw NotRead.unsupported("parameter in a definition");
        }
        return WithoutSlots.of(query);
    }

    Expression expression(List<Token> tokens) throws NotRead {
        Query query = query(between("select", tokens, List.of()));
        if (query.isPlain()
                && query.body() instanceof Select select
                && select.items().size() == 1
                && select.items().getFirst() instanceof Output(var expression, var label, var at)
                && label == null
                && select.equals(new Select(
                        new Distinct.All(), select.items(), List.of(), null, List.of(), null, List.of(), at))) {
            return expression;
        }
        throw notOne(tokens);
    }

    TypeName type(List<Token> tokens) throws NotRead {
        List<Token> cast = new ArrayList<>(List.of(word("cast", tokens), sign("(", tokens), word("null", tokens)));
        cast.add(word("as", tokens));
        cast.addAll(tokens);
        cast.add(sign(")", tokens));
        if (expression(cast) instanceof Cast(var _, var type, var _)) {
            return type;
        }
        throw notOne(tokens);
    }

    List<SortKey> sortKeys(List<Token> tokens) throws NotRead {
        List<Token> before = List.of(
                new Token(Token.Kind.NUMBER, "1", tokens.getFirst().offset()),
                word("order", tokens),
                word("by", tokens));
        Query query = query(between("select", before, tokens));
        Query keysOnly = new Query(null, query.body(), query.orderBy(), null, null, query.at());
        if (query.equals(keysOnly)
                && query.body() instanceof Select select
                && select.from().isEmpty()) {
            return query.orderBy();
        }
        throw notOne(tokens);
    }

    private static List<Token> between(String first, List<Token> some, List<Token> more) {
        return Stream.of(List.of(word(first, some)), some, more)
                .flatMap(List::stream)
                .toList();
    }

    private static Token word(String word, List<Token> near) {
        return new Token(Token.Kind.WORD, word, near.getFirst().offset());
    }

    private static Token sign(String sign, List<Token> near) {
        return new Token(Token.Kind.PUNCTUATION, sign, near.getFirst().offset());
    }

    private static NotRead notOne(List<Token> tokens) {
        return NotRead.notUnderstood(
                tokens.getFirst().told() + " begins something that is no single expression or type",
                "put the expression in parentheses");
    }

    private static final class Parameters extends TreeMapper {
        private boolean found;

        @Override
        protected Expression expression(Expression expression) {
            found |= expression instanceof Expression.Parameter;
            return super.expression(expression);
        }
    }
}
