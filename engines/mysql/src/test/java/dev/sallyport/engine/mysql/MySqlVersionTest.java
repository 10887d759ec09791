package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.engine.mysql.MySqlVersion.Product;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MySqlVersionTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "MariaDB", "9", "9.x.1", "1.2.3.4", "99999.1.1", "-8.0.1", "8.0.4294967297"})
    @Tag("refused")
    void aTextWithoutNumbersIsNoVersion(String text) {
        assertThatThrownBy(() -> MySqlVersion.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5.7.44",
                "8.0.21",
                "8.0.11-TiDB-v7.5.0",
                "10.5.27-MariaDB",
                "5.5.5-10.5.27-MariaDB",
                "5.5.68-MariaDB",
                "10.11.19",
                "10.11.19-log"
            })
    @Tag("refused")
    void anOlderServerAndOneThatHidesItsNameAreNotSupported(String text) {
        assertThat(MySqlVersion.of(text).isSupported()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "9.7.4-2, MYSQL, 9, 7, 4",
        "8.0.22, MYSQL, 8, 0, 22",
        "8.4.6-0ubuntu0.24.04.1, MYSQL, 8, 4, 6",
        "10.11.19-MariaDB-0+deb12u1, MARIADB, 10, 11, 19",
        "5.5.5-10.11.8-MariaDB-log, MARIADB, 10, 11, 8",
        "11.4.2-mariadb, MARIADB, 11, 4, 2"
    })
    void whatTheServerAnswersIsRead(String text, Product product, int major, int minor, int patch) {
        assertThat(MySqlVersion.of(text)).isEqualTo(new MySqlVersion(product, major, minor, patch));
    }

    @Test
    void versionsAreOrderedWithinAProduct() {
        MySqlVersion nine = MySqlVersion.of("9.0.1");
        assertThat(MySqlVersion.of("8.10.9").isAtLeast(nine)).isFalse();
        assertThat(MySqlVersion.of("11.4.2-MariaDB").isAtLeast(nine)).isFalse();
        assertThat(MySqlVersion.of("9.0.10").isAtLeast(nine)).isTrue();
        assertThat(nine.isAtLeast(nine)).isTrue();
        assertThat(nine.isSupported()).isTrue();
        assertThat(nine).hasToString("MySQL 9.0.1");
    }
}
