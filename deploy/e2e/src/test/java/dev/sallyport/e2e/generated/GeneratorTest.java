package dev.sallyport.e2e.generated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.e2e.Product;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class GeneratorTest {
    private static final Dialect POSTGRES = new PostgresDialect();
    private static final FunctionCalls NONE = new FunctionCalls(List.of(), 18);

    private static Generator reads(long seed, Product product) throws IOException {
        FunctionCalls calls = product == Product.POSTGRESQL ? NONE : MySqlCalls.of(product == Product.MARIADB);
        return Generator.of(seed, Dialect.of(product), calls);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"DOCUMENTDB", "MONGODB"})
    void aNumberGivesTheSameStatementAgain(Product product) throws IOException {
        Generator first = reads(1, product);
        Generator second = reads(1, product);
        LongStream.range(0, 50).forEach(number -> assertThat(first.read(number)).isEqualTo(second.read(number)));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"DOCUMENTDB", "MONGODB"})
    void anotherSeedGivesOthers(Product product) throws IOException {
        assertThat(reads(1, product).read(0).sql())
                .isNotEqualTo(reads(2, product).read(0).sql());
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"DOCUMENTDB", "MONGODB"})
    void noPlaceIsLeftOpen(Product product) throws IOException {
        Generator generator = reads(3, product);
        LongStream.range(0, 500)
                .mapToObj(generator::read)
                .forEach(read -> assertThat(Production.PLACE.matcher(read.sql()).find())
                        .as(read.sql())
                        .isFalse());
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"DOCUMENTDB", "MONGODB"})
    void everyListedClauseComes(Product product) throws IOException {
        Generator generator = reads(4, product);
        Set<String> missing = new HashSet<>(generator.listed());
        LongStream.range(0, 4_000).mapToObj(generator::read).forEach(read -> missing.removeAll(read.clauses()));
        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"DOCUMENTDB", "MONGODB"})
    void rowsAreCutOffOnlyInATotalOrder(Product product) throws IOException {
        Generator generator = reads(5, product);
        LongStream.range(0, 2_000)
                .mapToObj(generator::read)
                .filter(read -> !read.isTotal())
                .forEach(read ->
                        assertThat(read.sql()).doesNotContainPattern("(limit|rows only|offset) ?(\\d+, )?\\d*$"));
    }

    @Test
    void writesAreTheSameAgainAndLeaveNoPlaceOpen() throws IOException {
        Generator first = Generator.ofWrites(6, POSTGRES, NONE);
        Generator second = Generator.ofWrites(6, POSTGRES, NONE);
        LongStream.range(0, 500)
                .mapToObj(first::write)
                .forEach(write -> assertThat(
                                Production.PLACE.matcher(write.sql()).find()
                                        || write.sql().contains("%s"))
                        .as(write.sql())
                        .isFalse());
        LongStream.range(0, 50)
                .forEach(number -> assertThat(first.write(number)).isEqualTo(second.write(number)));
    }

    @Test
    void everyKindOfWriteComes() throws IOException {
        Generator generator = Generator.ofWrites(7, POSTGRES, NONE);
        Set<String> clauses = new HashSet<>();
        LongStream.range(0, 2_000).mapToObj(generator::write).forEach(write -> clauses.addAll(write.clauses()));
        assertThat(clauses)
                .contains(
                        "insert values",
                        "insert of a query",
                        "default values",
                        "do nothing",
                        "do update",
                        "update",
                        "update from",
                        "set of a query",
                        "delete",
                        "delete using",
                        "merge update",
                        "merge insert",
                        "merge delete",
                        "returning",
                        "write in with",
                        "two writes",
                        "create index",
                        "alter table add check");
    }
}
