package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MySqlFoundTest {
    /** InnoDB writes such names in another way where it tells which tables refer to which. */
    @Test
    @Tag("refused")
    void childrenOfATableOrADatabaseWithAnUnusualNameAreNotSeen() {
        assertThat(missing("my-shop", "orders")).contains("PROCESS");
        assertThat(missing("my_shop", "my-orders")).contains("PROCESS");
        assertThat(missing("my_shop", "orders")).doesNotContain("PROCESS");
    }

    private static Iterable<String> missing(String database, String table) {
        return new MySqlFound("shop", database).rules(table, true).missing();
    }
}
