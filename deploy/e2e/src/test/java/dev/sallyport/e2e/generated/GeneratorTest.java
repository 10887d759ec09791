package dev.sallyport.e2e.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class GeneratorTest {
    private static final Dialect POSTGRES = new PostgresDialect();
    private static final FunctionCalls NONE = new FunctionCalls(List.of(), 18);

    @Test
    void aNumberGivesTheSameStatementAgain() throws IOException {
        Generator first = Generator.of(1, POSTGRES, NONE);
        Generator second = Generator.of(1, POSTGRES, NONE);
        LongStream.range(0, 50).forEach(number -> assertThat(first.read(number)).isEqualTo(second.read(number)));
    }

    @Test
    void anotherSeedGivesOthers() throws IOException {
        assertThat(Generator.of(1, POSTGRES, NONE).read(0).sql())
                .isNotEqualTo(Generator.of(2, POSTGRES, NONE).read(0).sql());
    }

    @Test
    void noPlaceIsLeftOpen() throws IOException {
        Generator generator = Generator.of(3, POSTGRES, NONE);
        LongStream.range(0, 500)
                .mapToObj(generator::read)
                .forEach(read -> assertThat(Production.PLACE.matcher(read.sql()).find())
                        .as(read.sql())
                        .isFalse());
    }

    @Test
    void everyListedClauseComes() throws IOException {
        Generator generator = Generator.of(4, POSTGRES, NONE);
        Set<String> missing = new HashSet<>(generator.listed());
        LongStream.range(0, 4_000).mapToObj(generator::read).forEach(read -> missing.removeAll(read.clauses()));
        assertThat(missing).isEmpty();
    }

    @Test
    void rowsAreCutOffOnlyInATotalOrder() throws IOException {
        Generator generator = Generator.of(5, POSTGRES, NONE);
        LongStream.range(0, 2_000)
                .mapToObj(generator::read)
                .filter(read -> !read.isTotal())
                .forEach(read -> assertThat(read.sql()).doesNotContainPattern("(limit|rows only|offset) ?\\d*$"));
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
