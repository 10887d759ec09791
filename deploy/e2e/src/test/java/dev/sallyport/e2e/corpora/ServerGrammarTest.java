package dev.sallyport.e2e.corpora;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The judge tells apart what differs in meaning, and nothing else. */
class ServerGrammarTest {
    private ServerGrammar grammar;

    @BeforeEach
    void start() throws IOException {
        grammar = ServerGrammar.start();
    }

    @AfterEach
    void end() {
        grammar.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"select from from", "select (1", "", "selec 1"})
    void whatIsNoStatementHasNoTree(String sql) throws IOException {
        assertThat(grammar.tree(sql).filter(tree -> tree.get("stmts") != null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select (a + b) * c from t | select a + b * c from t",
                "select a or b and c from t | select (a or b) and c from t",
                "select -a ^ 2 from t | select -(a ^ 2) from t",
                "select a from t order by a desc | select a from t order by a",
                "select a from t natural join u | select a from t cross join u",
                "select 'x' | select 'y'",
                "select a from t | select a from s.t",
                "create index on t ((a)) | create index on t (('a'))",
                "select 1 union select 2 intersect select 3 | (select 1 union select 2) intersect select 3"
            })
    void otherMeaningsAreOtherTrees(String one, String other) throws IOException {
        assertThat(grammar.tree(one)).isPresent().isNotEqualTo(grammar.tree(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select a+b*c from t | SELECT (\"a\" + (\"b\" * \"c\"))  FROM \"t\"",
                "select a != 1 from t order by a asc | select (a <> 1) from t order by a",
                "select date '2020-01-01' | select cast('2020-01-01' as date)",
                "create index on t (((a)), (b + c)) | create index on t (a, (b + c))",
                "select a::int from t -- why | select cast(a as integer) from t"
            })
    void spellingsAreOneTree(String one, String other) throws IOException {
        assertThat(grammar.tree(one)).isPresent().isEqualTo(grammar.tree(other));
    }
}
