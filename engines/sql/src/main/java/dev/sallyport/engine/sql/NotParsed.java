package dev.sallyport.engine.sql;

import dev.sallyport.operation.NearestName;
import dev.sallyport.operation.Position;
import java.util.List;
import java.util.stream.Stream;
import net.sf.jsqlparser.parser.CCJSqlParserConstants;
import org.jspecify.annotations.Nullable;

/** What the parser of queries does not take, told by where it stopped in the caller's text. */
final class NotParsed {
    private static final List<String> FIRST =
            List.of("select", "insert", "update", "delete", "merge", "values", "with", "table", "explain");
    private static final List<String> KNOWN = Stream.concat(
                    FIRST.stream(), DefinitionWords.BESIDE.stream().sorted())
            .toList();
    private static final String SIMPLER = "check what stands there and before it, or write that part simpler";

    private NotParsed() {}

    /** @param stopped what the parser did not expect, where it knows */
    static NotRead at(String sql, NormalText text, net.sf.jsqlparser.parser.@Nullable Token stopped) {
        Token first = text.tokens().getFirst();
        if (first.kind() == Token.Kind.WORD && !FIRST.contains(first.text())) {
            return noStatement(first).at(Position.in(sql, first.offset()));
        }
        if (stopped == null) {
            return anywhere();
        }
        if (stopped.kind == CCJSqlParserConstants.EOF) {
            return NotRead.notUnderstood("the statement ends where more is expected", "finish it")
                    .at(Position.in(sql, sql.length()));
        }
        Token there = text.tokenAt(stopped.absoluteBegin - 1);
        return NotRead.notUnderstood("the statement is not understood at " + named(there), SIMPLER)
                .at(Position.in(sql, there.offset()));
    }

    /** Where the parser broke and tells nothing. */
    static NotRead anywhere() {
        return NotRead.notUnderstood("the statement is not understood", "write one plain statement");
    }

    private static NotRead noStatement(Token first) {
        return NotRead.notUnderstood(
                "`" + first.text() + "` begins no statement that is read here",
                NearestName.of(first.text(), KNOWN)
                        .map(word -> "did you mean `" + word + "`?")
                        .orElse("begin with one of `" + String.join("`, `", KNOWN) + "`"));
    }

    /** What only the parser sees is not the caller's. */
    private static String named(Token token) {
        return token.text().contains(JsonForm.MARK) ? "a call" : token.told();
    }
}
