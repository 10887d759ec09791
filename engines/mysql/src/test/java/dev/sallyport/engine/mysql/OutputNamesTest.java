package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.OutputColumn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an output is called, and what that name stands for elsewhere. */
final class OutputNamesTest {
    private final TestReader reader = new TestReader(TestCatalog.shop(TestCatalog.MYSQL));
    private final TestReader mariaDb = new TestReader(TestCatalog.shop(TestCatalog.MARIADB));

    @AfterEach
    void close() {
        reader.close();
        mariaDb.close();
    }

    @Test
    void aColumnWithoutALabelIsFoundInEveryCase() {
        assertThat(reader.seal("select X.Total, x.USER_ID from (select Total, o.User_Id from orders o) x").columns())
                .extracting(OutputColumn::label)
                .containsExactly("Total", "USER_ID");
        assertThat(text("select max(FullName) from (select distinct m.FullName from Mixed m) m"))
                .isEqualTo(text("select max(fullname) from (select distinct m.fullname from mixed m) m"));
        assertThat(text("with c as (select Total from orders) select TOTAL from c"))
                .contains("`c_1`.`total`");
    }

    private String text(String sql) {
        return TestReader.text(reader.seal(sql));
    }
}
