package dev.sallyport.engine.sql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sallyport.engine.StatementShape;
import dev.sallyport.engine.sql.tree.Definition;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.Statement;
import java.time.Duration;
import java.util.Optional;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserConstants;
import net.sf.jsqlparser.parser.ParseException;

/**
 * The front end of a SQL engine: one text in, one tree that a second grammar agrees with or one refusal out. Results
 * are kept by text; safe for use by many threads.
 */
public final class SqlFrontEnd implements AutoCloseable {

    /** Of the heap, for each source. */
    private static final long SHARE_OF_HEAP = 64;
    /** Measured over the statements of others; a tree takes ten times its text. */
    private static final int BYTES_OF_READING = 1 << 10;

    private static final int BYTES_OF_CHARACTER = 12;

    private final Dialect dialect;
    private final Agreement agreement;
    private final PreLexer preLexer;
    private final Printer printer;
    private final ReadingPool pool;
    private final Cache<String, Parsed> cache = Caffeine.newBuilder()
            .maximumWeight(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP)
            .weigher((String sql, Parsed _) -> BYTES_OF_READING + BYTES_OF_CHARACTER * sql.length())
            .build();

    /**
     * @param readers texts that may be in reading at one time
     * @param deadline of one reading
     */
    public SqlFrontEnd(Dialect dialect, Agreement agreement, int readers, Duration deadline) {
        this.dialect = dialect;
        this.agreement = agreement;
        this.preLexer = new PreLexer(dialect);
        this.printer = new Printer(dialect);
        this.pool = new ReadingPool(readers, deadline);
    }

    /**
     * Reads a text, or refuses it.
     *
     * @throws IllegalStateException when a reader broke; nothing is kept then
     */
    public Parsed read(String sql) {
        Parsed known = cache.getIfPresent(sql);
        if (known != null) {
            return known;
        }
        Parsed parsed = readAnew(sql);
        if (isLasting(parsed)) {
            cache.put(sql, parsed);
        }
        return parsed;
    }

    /** What the text has in common with others of its literals; nothing for one that is no statement. */
    public Optional<StatementShape> shape(String sql) {
        try {
            return Optional.of(LiteralSlots.of(preLexer.tokens(sql), dialect).shape());
        } catch (NotRead _) {
            return Optional.empty();
        }
    }

    /** Reads the statements once and forgets them, so that the first callers find the grammars warm. */
    public void warmUp(Iterable<String> statements) {
        for (String sql : statements) {
            var _ = readAnew(sql);
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    /** What depends on the text alone; a refusal for lack of time or room says nothing about the next try. */
    private static boolean isLasting(Parsed parsed) {
        return switch (parsed) {
            case Parsed.Tree _ -> true;
            case Parsed.Refused(var refusal) -> !refusal.reason().isPassing();
        };
    }

    private Parsed readAnew(String sql) {
        try {
            NormalText text = lexed(sql);
            OtherStatement.refuse(sql, text, dialect);
            return pool.run(() -> agreed(sql, text));
        } catch (NotRead refused) {
            return new Parsed.Refused(refused.refusal());
        }
    }

    private NormalText lexed(String sql) throws NotRead {
        try {
            return preLexer.read(sql);
        } catch (NotRead refused) {
            throw refused.during("lexer");
        }
    }

    private Query tree(String sql, NormalText text) throws NotRead {
        var parsed = statement(sql, text);
        try {
            return new QueryReader(sql, text, dialect).read(parsed);
        } catch (NotRead refused) {
            throw refused.during("tree");
        }
    }

    private Parsed agreed(String sql, NormalText text) throws NotRead {
        if (!DefinitionWords.begin(text.tokens(), dialect)) {
            return agreed(tree(sql, text), text);
        }
        TokenCursor cursor = new TokenCursor(text.tokens(), new Marks(sql, text), dialect);
        DefinitionTerms terms = new DefinitionTerms(tokens -> tree(sql, new NormalText(tokens, dialect)));
        Definition definition = definition(cursor, terms);
        return agreed(definition, new NormalText(cursor.normal(), dialect));
    }

    private Definition definition(TokenCursor cursor, DefinitionTerms terms) throws NotRead {
        try {
            return dialect.definesWithinTables()
                    ? new WithinReader(cursor, terms).read()
                    : new DefinitionReader(cursor, terms).read();
        } catch (NotRead refused) {
            throw refused.during("definition");
        }
    }

    private Parsed agreed(Statement statement, NormalText text) throws NotRead {
        Printed print = printer.print(statement, dialect.parameters());
        boolean inOrder = dialect.parameters() == ParameterStyle.NUMBERED
                || print.parameters().equals(text.parameters());
        if (!inOrder || !Conservation.holds(text.tokens(), dialect.tokens(print.text()))) {
            throw NotRead.notUnderstood("a part of the statement was lost in reading it", "write the statement simpler")
                    .during("conservation");
        }
        if (!agreement.agree(text.text(), print.text())) {
            throw NotRead.notUnderstood(
                            "two grammars read the statement differently", "put parentheses around mixed operators")
                    .during("agreement");
        }
        int parameters =
                print.parameters().stream().mapToInt(Integer::intValue).max().orElse(0);
        return new Parsed.Tree(statement, parameters);
    }

    /** Whatever the parser makes of a text that is not a tree, also where it breaks on it, is for want of a simpler one. */
    private net.sf.jsqlparser.statement.Statement statement(String sql, NormalText text) throws NotRead {
        try {
            CCJSqlParser parser = new CCJSqlParser(text.guarded())
                    .withDialect(dialect.grammar())
                    .withAllowComplexParsing(true);
            var statement = parser.Statement();
            if (statement == null || parser.getNextToken().kind != CCJSqlParserConstants.EOF) {
                throw NotParsed.at(sql, text, parser.token).during("parser");
            }
            return statement;
        } catch (ParseException failure) {
            throw NotParsed.at(sql, text, failure.currentToken == null ? null : failure.currentToken.next)
                    .during("parser");
        } catch (RuntimeException _) {
            throw NotParsed.anywhere().during("parser");
        }
    }
}
