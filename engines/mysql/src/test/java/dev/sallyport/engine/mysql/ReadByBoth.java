package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Reading;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;

/** Reads for both servers, in a database that looks the same on them. */
abstract class ReadByBoth {
    final TestReader reader;
    final TestReader mariaDb;

    ReadByBoth(Function<MySqlVersion, MySqlCatalog> catalog) {
        this.reader = new TestReader(catalog.apply(TestCatalog.MYSQL));
        this.mariaDb = new TestReader(catalog.apply(TestCatalog.MARIADB));
    }

    @AfterEach
    void close() {
        reader.close();
        mariaDb.close();
    }

    void assertNeitherUnderstands(String sql) {
        assertThat(reader.read(sql)).as(sql).isInstanceOf(Reading.Opaque.class);
        assertThat(mariaDb.read(sql)).as(sql).isInstanceOf(Reading.Opaque.class);
    }

    void assertOnlyMySqlUnderstands(String sql) {
        assertThat(reader.read(sql)).as(sql).isInstanceOf(Reading.Understood.class);
        assertThat(mariaDb.read(sql)).as(sql).isInstanceOf(Reading.Opaque.class);
    }
}
