package dev.sallyport.e2e.corpora;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FromMySqlTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '~',
            value = {
                "insert into `t` (`a`) values (\"it's\") # INSERT INTO \"t\" (\"a\") values ('it''s')",
                "insert ignore t (a) values ('x\\'y') # INSERT INTO t (a) values ('x''y') ON CONFLICT DO NOTHING",
                "UPDATE `t` SET `t`.`a` = 1, t.b = 2 WHERE `t`.`id` = 3 # UPDATE \"t\" SET \"a\" = 1, b = 2 WHERE \"t\".\"id\" = 3",
                "INSERT INTO t (`k`, `v`) VALUES (1, 2) ON DUPLICATE KEY UPDATE `v` = `v` + VALUES(`v`)"
                        + " # INSERT INTO t (\"k\", \"v\") VALUES (1, 2) ON CONFLICT (\"k\") DO UPDATE SET"
                        + " \"v\" = t.\"v\" + excluded.\"v\"",
                "delete from t where a = 1 # delete from t where a = 1",
            })
    void wordsAreThoseOfPostgreSql(String mysql, String postgresql) {
        assertThat(FromMySql.rewrite(mysql)).isEqualTo(postgresql);
    }
}
