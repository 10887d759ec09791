package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.sql.SqlFrontEnd;
import dev.sallyport.operation.Position;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a text that is not read: what of it, by which rule, and what to do. */
@Tag("refused")
final class NextStepTest {
    private static final SqlFrontEnd FRONT_END = FrontEnds.open();

    @AfterAll
    static void close() {
        FRONT_END.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "begin | sql.statement | each operation is one by itself | send the statement alone",
                "start transaction | sql.statement | `start` belongs to a transaction | alone",
                "set search_path = x | sql.statement | settings are fixed | schema.table",
                "show tables | sql.statement | asks the server for what it is | ask Discovery",
                "refresh materialized view m | sql.statement | upkeep | whoever runs the database",
                "grant select on t to u | sql.statement | the policy of the gateway | ask an admin",
                "call f() | sql.statement | runs what does not stand in it | send the statement itself",
                "declare c cursor for select 1 | sql.statement | rows are streamed | send the query itself",
                "copy t to stdout | sql.statement | moves files or streams | `SELECT`",
                "lock table t | sql.statement | other sessions | alone",
                "selct * from t | sql.parser | `selct` begins no statement | did you mean `select`?",
                "frobnicate t | sql.parser | begins no statement | begin with one of `select`",
                "select * form users u | sql.parser | at `users` | what stands there and before it",
                "select * from t limit | sql.parser | ends where more is expected | finish it",
                "select 'secret' 5 7 | sql.parser | at a number | what stands there",
                "select 'secret' 'x' | sql.lexer | directly after a string is | cast(",
                "table t 5 | sql.parser | at a number | what stands there",
                "creat table t (a int) | sql.parser | `creat` begins no statement | did you mean `create`?",
                "create user u | sql.definition | `create user` is not supported yet | tables, columns",
                "drop database d | sql.definition | `drop database` is not supported yet | owner of the database"
            })
    void theRuleWhatAndTheNextStep(String sql, String rule, String what, String next) {
        var refusal = FrontEnds.refusal(FRONT_END.read(sql));
        assertThat(refusal.rule()).isEqualTo(rule);
        assertThat(refusal.message()).contains(what);
        assertThat(refusal.nextStep()).contains(next);
    }

    @Test
    void aPlaceIsOneOfTheCallersText() {
        var refusal = FrontEnds.refusal(FRONT_END.read("select a,\n /* c */ b from t where where"));
        assertThat(refusal.position()).contains(new Position(28, 2, 19));
    }
}
