package dev.sallyport.e2e.sqlsmith;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgramTest {
    @Test
    void statementsEndWithASemicolonAtTheEndOfALine() {
        assertThat(Program.split("select  \n  1 as c0\nfrom \n  t;\n\ninsert into t values (1);\n;\n"))
                .containsExactly("select  \n  1 as c0\nfrom \n  t", "insert into t values (1)");
    }

    @Test
    void nothingWrittenIsNoStatement() {
        assertThat(Program.split("")).isEmpty();
    }
}
